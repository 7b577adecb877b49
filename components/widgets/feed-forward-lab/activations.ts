import type { LabActivation } from '@/lib/experiments/feed-forward-lab/params';

/** In PyTorch, where u is a tensor. */
export const torchActivation: Record<LabActivation, string> = {
  gelu: 'torch.nn.functional.gelu(u)',
  gelu_new: "torch.nn.functional.gelu(u, approximate='tanh')",
  relu: 'torch.relu(u)',
  identity: 'u',
};

/** As formulas write it. */
export const writtenActivation: Record<LabActivation, string> = {
  gelu: 'GELU',
  gelu_new: 'GELU (tanh)',
  relu: 'ReLU',
  identity: 'identity',
};
