import { hasPostNorm } from '../bert/architecture';
import { layerOutputName } from '../bert/names';
import { activation, type BertRun } from '../bert/run';
import type { Tensor } from '../tensor';
import { rms } from './moments';

export interface BranchRatio {
  readonly layer: number;
  readonly block: 'attention' | 'feed-forward';
  /** RMS of a·F, what the branch adds, after its dropout. */
  readonly branch: number;
  /** RMS of r·x, what goes past it. */
  readonly skip: number;
  /** branch / skip: Infinity without a residual connection. */
  readonly ratio: number;
}

/**
 * How large the two terms of every block's sum r·x + a·F are, in the order in which a forward pass meets them. `input`: what the
 * encoder was given, [batch, token, hidden]; the embeddings where absent.
 */
export function branchRatios(run: BertRun, input: Tensor = activation(run, 'embeddings.dropout')): BranchRatio[] {
  const { architecture, numHiddenLayers } = run.config;
  const end = hasPostNorm(architecture) ? 'LayerNorm' : 'sum';
  return Array.from({ length: numHiddenLayers }, (_, layer) => {
    const path = `encoder.layer.${layer}` as const;
    const x = layer === 0 ? input : activation(run, layerOutputName(architecture, layer - 1));
    const ofBlock = (block: BranchRatio['block'], at: 'attention.output' | 'output', passing: Tensor): BranchRatio => {
      const a = run.stateDict[`${path}.${at}.resweight`]?.data[0] ?? 1;
      const branch = Math.abs(a) * rms(activation(run, `${path}.${at}.dropout`).data);
      const skip = Math.abs(architecture.residual) * rms(passing.data);
      return { layer, block, branch, skip, ratio: branch / skip };
    };
    return [
      ofBlock('attention', 'attention.output', x),
      ofBlock('feed-forward', 'output', activation(run, `${path}.attention.output.${end}`)),
    ];
  }).flat();
}
