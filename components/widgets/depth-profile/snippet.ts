import { torchTensor } from '@/components/viz/torchTensor';
import { bert, type DepthProfileParams } from '@/lib/experiments/depth-profile/params';

/** ‖gradient at the input‖ / ‖at the top‖ and the tokens' relative residual of the chosen encoder, in PyTorch, on five seeds of its own. */
export function experimentSnippet(params: DepthProfileParams): string {
  const a = params.which === 'a';
  const norm = a ? params.aNorm : params.bNorm;
  const residual = a ? params.aResidual : params.bResidual;
  const init = a ? params.aInit : params.bInit;
  const feedForward = a ? params.aFeedForward : params.bFeedForward;
  const post = norm === 'post' || norm === 'deepnorm';
  const pre = norm === 'pre' || norm === 'rms';
  const kind =
    norm === 'rms' ? 'F.rms_norm(x, (d,), eps=1e-12)' : pre || post ? 'F.layer_norm(x, (d,), eps=1e-12)' : undefined;
  const read = pre ? 'norm(x)' : 'x';
  const branch = (name: string) => (norm === 'rezero' ? `0 * ${name}(${read})` : `${name}(${read})`);
  const past = !residual ? '' : norm === 'deepnorm' ? '(2 * L) ** 0.25 * x + ' : 'x + ';
  const block = (name: string) => {
    const total = `${past}${branch(name)}`;
    return `        x = ${post ? `norm(${total})` : total}`;
  };
  const beta = norm === 'deepnorm' ? ', (8 * L) ** -0.25' : '';
  return `${[
    'import math, torch',
    'from torch.nn import functional as F',
    '',
    'torch.set_default_dtype(torch.float64)',
    `L, T, d, heads = ${params.layers}, ${params.tokens}, ${params.hidden}, 4`,
    '',
    'def weight(n_out, n_in, gain=1.0):',
    `    return torch.randn(n_out, n_in) * gain * ${stds[init]}`,
    '',
    ...(kind ? ['def norm(x):', `    return ${kind}`, ''] : []),
    'def attention(x):',
    '    q, k = (x @ weight(d, d).T for _ in "qk")',
    `    v = x @ weight(d, d${beta}).T`,
    '    q, k, v = (y.unflatten(-1, (heads, -1)).transpose(0, 1) for y in (q, k, v))',
    '    probs = (q @ k.mT / math.sqrt(d / heads)).softmax(-1)',
    `    return (probs @ v).transpose(0, 1).flatten(1) @ weight(d, d${beta}).T`,
    '',
    ...(feedForward
      ? ['def ffn(x):', `    return F.gelu(x @ weight(4 * d, d${beta}).T) @ weight(d, 4 * d${beta}).T`, '']
      : []),
    'log_ratio = 0.0',
    'for seed in range(5):',
    '    torch.manual_seed(seed)',
    '    x = bottom = torch.randn(T, d, requires_grad=True)',
    '    for _ in range(L):',
    block('attention'),
    ...(feedForward ? [block('ffn')] : []),
    '    top = x',
    '    top.retain_grad()',
    `    (${pre ? 'norm(top)' : 'top'} * torch.randn(T, d)).sum().backward()`,
    '    ratio = (bottom.grad.norm() / top.grad.norm()).item()',
    '    rest = (top - top.mean(0)).norm() / top.norm()',
    '    print(f"gradient {ratio:.3g}, relative residual {rest.item():.3g}")',
    '    log_ratio += math.log(ratio) / 5 if ratio > 0 else -math.inf',
    'print(f"geometric mean {math.exp(log_ratio):.3g}")',
  ].join('\n')}\n`;
}

const stds = {
  bert: `${bert.std} * math.sqrt(768 / d)`,
  literal: String(bert.std),
  xavier: 'math.sqrt(2 / (n_in + n_out))',
  lecun: '1 / math.sqrt(n_in)',
} as const satisfies Record<DepthProfileParams['aInit'], string>;

/** The cosine of two tokens, their numbers written out as exactly as float64 is. */
export const cosineSnippet = (left: readonly number[], right: readonly number[]): string =>
  [
    'import torch',
    '',
    'torch.set_default_dtype(torch.float64)',
    `x = ${torchTensor(left, 17)}`,
    `y = ${torchTensor(right, 17)}`,
    'print(torch.cosine_similarity(x, y, dim=0).item())',
    '',
  ].join('\n');
