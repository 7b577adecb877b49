/**
 * What the WebAssembly binary exports (its sources: assembly/). Everything is float32 in one linear memory.
 *
 * - A `Pointer` is a byte offset into that memory, a multiple of 4; places aligned to 64 bytes are fastest. Memory below
 *   `heapBase` belongs to the binary.
 * - Matrices are row-major. Sizes and strides count entries, not bytes. Any size ≥ 1 works: tails are handled inside, and nothing
 *   beyond an output's own entries is written or read.
 * - `none` (0) as a pointer means "absent" where a comment allows it. A `Flag` is 0 or 1.
 * - Entry by entry operations may write where they read (out = x). Others may not, unless a comment says so.
 * - Nothing is checked here: whoever calls has checked shapes at the door.
 */
export type Pointer = number;
export type Flag = 0 | 1;

/** The pointer that means "absent". */
export const none: Pointer = 0;

export interface KernelExports
  extends Packing,
    Matrices,
    Attention,
    Norms,
    Activations,
    Entries,
    Rows,
    Tables,
    Training,
    Drawing {
  /** The first byte that does not belong to the binary. */
  readonly heapBase: { readonly value: number };
}

/**
 * A matrix product reads its left side in blocks of `tileRows` rows, its right side in panels of 8 columns. Packing brings a matrix
 * into that order, once for as many products as read it.
 */
interface Packing {
  /** 1 … 6: rows of a register tile. Set before anything is packed; `tileTrial.ts` compares 5 and 6 at the start. */
  setTileRows(rows: number): void;
  /** Left side from a [rows, inner] with rows `stride` apart. Takes rows · inner entries at `out`. */
  packRows(a: Pointer, stride: number, rows: number, inner: number, out: Pointer): void;
  /** The same from its transpose: a is [inner, rows], as dYᵀ in dW = dYᵀ X where dY is [inner, rows]. */
  packRowsTransposed(a: Pointer, stride: number, rows: number, inner: number, out: Pointer): void;
  /** Right side from b [inner, columns], as W in dX = dY W, X in dW = dYᵀ X. Takes panelEntries(inner, columns) at `out`. */
  packPanels(b: Pointer, stride: number, inner: number, columns: number, out: Pointer): void;
  /** The same from its transpose: b is [columns, inner], as a weight [out, in] in y = x Wᵀ. */
  packPanelsTransposed(b: Pointer, stride: number, inner: number, columns: number, out: Pointer): void;
}

/** Entries that a packed right side takes: columns are rounded up to whole panels, filled with zeros. */
export function panelEntries(inner: number, columns: number): number {
  return inner * Math.ceil(columns / 8) * 8;
}

interface Matrices {
  /**
   * out = A B + bias. a: packed rows [rows, inner], b: packed panels [inner, columns], bias: [columns] or none, out: [rows, columns]
   * with rows `outStride` apart.
   */
  gemm(
    rows: number,
    columns: number,
    inner: number,
    a: Pointer,
    b: Pointer,
    bias: Pointer,
    out: Pointer,
    outStride: number,
  ): void;
  /** n rounds of 24 independent 4-wide multiply-adds (96 n in all): the machine's 128-bit limit, for the benchmark. */
  peakMadd(n: number): number;
}

interface Attention {
  /**
   * Every step of context = dropout(softmax(Q Kᵀ / divisor + mask)) V, for `groups` = batch · head heads.
   * query, key, value, context: [groups, token, headDim]; scoresUnscaled, scores, scoresMasked, probs, dropped, dropScale:
   * [groups, query, key]; mask: [groups / headsPerText, key], added to every query's scores. `scratch` takes attentionScratchEntries.
   * mask = none: scoresMasked is not written and may be none. dropScale (m / (1 − p)) = none: dropped likewise.
   */
  attention(
    query: Pointer,
    key: Pointer,
    value: Pointer,
    mask: Pointer,
    dropScale: Pointer,
    scoresUnscaled: Pointer,
    scores: Pointer,
    scoresMasked: Pointer,
    probs: Pointer,
    dropped: Pointer,
    context: Pointer,
    groups: number,
    headsPerText: number,
    tokens: number,
    headDim: number,
    divisor: number,
    scratch: Pointer,
  ): void;
  /**
   * With c = 1/divisor: dV = Pᵀ dC, dDropped = dC Vᵀ, dP = dDropped ∘ dropScale, dS by the softmax, dU = c · dS, dQ = dU K, dK = dUᵀ Q.
   * `dropped` is what multiplied V (the probs themselves without dropout). dropScale = none: dDropped is not written and may be none.
   * Shapes and `scratch` as in `attention`.
   */
  attentionBackward(
    dContext: Pointer,
    query: Pointer,
    key: Pointer,
    value: Pointer,
    probs: Pointer,
    dropped: Pointer,
    dropScale: Pointer,
    dDropped: Pointer,
    dProbs: Pointer,
    dScores: Pointer,
    dScoresUnscaled: Pointer,
    dQuery: Pointer,
    dKey: Pointer,
    dValue: Pointer,
    groups: number,
    tokens: number,
    headDim: number,
    divisor: number,
    scratch: Pointer,
  ): void;
  /** x [batch, token, head · headDim] → out [batch, head, token, headDim]. Backward of mergeHeads. */
  splitHeads(x: Pointer, out: Pointer, batch: number, tokens: number, heads: number, headDim: number): void;
  /** x [batch, head, token, headDim] → out [batch, token, head · headDim]. Backward of splitHeads. */
  mergeHeads(x: Pointer, out: Pointer, batch: number, tokens: number, heads: number, headDim: number): void;
}

/** Room for the two packed sides of a head's largest product. */
export function attentionScratchEntries(tokens: number, headDim: number): number {
  const wide = Math.max(tokens, headDim);
  return align(tokens * wide) + align(Math.max(panelEntries(headDim, tokens), panelEntries(tokens, headDim)));
}

/** A multiple of 16 entries: what follows stays aligned to 64 bytes. */
function align(entries: number): number {
  return Math.ceil(entries / 16) * 16;
}

/** Over rows of length n. x, out, normalized: [rows, n]; rstd: [rows]; weight, bias: [n] or none. */
interface Norms {
  /** x̂ = (x − μ) · rstd, rstd = 1 / √(σ² + ε), out = x̂ ⊙ weight + bias. Measured from the row's first entry, as the reference. */
  layerNorm(
    x: Pointer,
    weight: Pointer,
    bias: Pointer,
    out: Pointer,
    normalized: Pointer,
    rstd: Pointer,
    rows: number,
    n: number,
    eps: number,
  ): void;
  /** x̂ = x · rstd, rstd = 1 / √(mean(x²) + ε), out = x̂ ⊙ weight. */
  rmsNorm(
    x: Pointer,
    weight: Pointer,
    out: Pointer,
    normalized: Pointer,
    rstd: Pointer,
    rows: number,
    n: number,
    eps: number,
  ): void;
  /**
   * With g = dOut ⊙ weight: dX = (g − mean(g) − x̂ · mean(g ⊙ x̂)) · rstd; dWeight = Σ dOut ⊙ x̂, dBias = Σ dOut over the rows
   * (overwritten; none: not wanted). `throughMean` = 0 leaves out mean(g): for RMS, or a detached mean; `throughRstd` = 0 leaves out
   * the last term: a detached rstd.
   */
  normBackward(
    dOut: Pointer,
    weight: Pointer,
    normalized: Pointer,
    rstd: Pointer,
    dX: Pointer,
    dWeight: Pointer,
    dBias: Pointer,
    rows: number,
    n: number,
    throughMean: Flag,
    throughRstd: Flag,
  ): void;
  /** out = x / max(‖x‖₂, ε) for each row, as torch.nn.functional.normalize. norms: [rows], the ‖x‖₂. */
  l2Normalize(x: Pointer, out: Pointer, norms: Pointer, rows: number, n: number, eps: number): void;
  /** dX = (dOut − y · Σ dOut ⊙ y) / ‖x‖₂, y = l2Normalize's out; dOut / ε in rows shorter than ε. */
  l2NormalizeBackward(
    dOut: Pointer,
    y: Pointer,
    norms: Pointer,
    dX: Pointer,
    rows: number,
    n: number,
    eps: number,
  ): void;
}

/** Over n entries: y = f(x), and dX = dOut ⊙ f′(x). Identity is `copy`. */
interface Activations {
  /** x Φ(x), by erf. */
  gelu(x: Pointer, y: Pointer, n: number): void;
  geluBackward(dOut: Pointer, x: Pointer, dX: Pointer, n: number): void;
  /** ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))): gelu_new, gelu_pytorch_tanh. */
  geluTanh(x: Pointer, y: Pointer, n: number): void;
  geluTanhBackward(dOut: Pointer, x: Pointer, dX: Pointer, n: number): void;
  /** max(x, 0); f′(0) = 0. */
  relu(x: Pointer, y: Pointer, n: number): void;
  reluBackward(dOut: Pointer, x: Pointer, dX: Pointer, n: number): void;
  tanh(x: Pointer, y: Pointer, n: number): void;
  /** Takes y = tanh(x), not x: f′ = 1 − y². */
  tanhBackward(dOut: Pointer, y: Pointer, dX: Pointer, n: number): void;
}

/** Over n entries. */
interface Entries {
  /** out = a + b */
  add(a: Pointer, b: Pointer, out: Pointer, n: number): void;
  /** out = a ⊙ b */
  multiply(a: Pointer, b: Pointer, out: Pointer, n: number): void;
  /** out = r · x + a · f: a residual connection. Its backward: dX = r · dOut, dF = a · dOut by `scale`, da = Σ dOut ⊙ f by `dot`. */
  weightedSum(r: number, x: Pointer, a: number, f: Pointer, out: Pointer, n: number): void;
  /** out = factor · x */
  scale(factor: number, x: Pointer, out: Pointer, n: number): void;
  /** out = x / divisor */
  divide(x: Pointer, divisor: number, out: Pointer, n: number): void;
  /** out = value */
  fill(value: number, out: Pointer, n: number): void;
  copy(x: Pointer, out: Pointer, n: number): void;
  /** Σ a ⊙ b, summed in float64. `dot(x, x, n)` is ‖x‖², for clipping. */
  dot(a: Pointer, b: Pointer, n: number): number;
}

/** Over rows of length n. */
interface Rows {
  /** pᵢ = exp(sᵢ − max) / Σⱼ exp(sⱼ − max). scores, probs: [rows, n]; may be one place. Entries 87 below the maximum become 0. */
  softmax(scores: Pointer, probs: Pointer, rows: number, n: number): void;
  /** dsᵢ = pᵢ (dpᵢ − Σⱼ dpⱼ pⱼ). May write to dProbs. */
  softmaxBackward(dProbs: Pointer, probs: Pointer, dScores: Pointer, rows: number, n: number): void;
  /** out[j] = Σ x[r, j] over the rows: a bias's gradient. x: [rows, n], out: [n]. */
  sumRows(x: Pointer, out: Pointer, rows: number, n: number): void;
}

/** ids: int32, [count]. */
interface Tables {
  /** out[i] = table[ids[i]]. table: [rows, n], out: [count, n]. Ids are not checked. */
  gather(table: Pointer, ids: Pointer, out: Pointer, count: number, n: number): void;
  /** dTable[ids[i]] += dOut[i], but not where ids[i] = paddingId (−1: none is). `fill` the table with 0 before. */
  scatterAdd(dOut: Pointer, ids: Pointer, dTable: Pointer, count: number, n: number, paddingId: number): void;
}

interface Training {
  /**
   * −log softmax(logits)[label] for each row into losses [rows], 0 where a label is negative; the softmax into probs [rows, n].
   * Returns the sum of the losses. labels: int32, [rows]. Divide by the number of labels ≥ 0 for torch's mean.
   */
  crossEntropy(logits: Pointer, labels: Pointer, probs: Pointer, losses: Pointer, rows: number, n: number): number;
  /** dLogits = (probs − onehot(label)) · factor, 0 in rows whose label is negative. factor: 1 / number of labels ≥ 0 for the mean. */
  crossEntropyBackward(
    probs: Pointer,
    labels: Pointer,
    dLogits: Pointer,
    rows: number,
    n: number,
    factor: number,
  ): void;
  /**
   * v = momentum · v + g, p −= lr · v (with `nesterov`: p −= lr · (g + momentum · v)), g = grad + weightDecay · p (L2).
   * `velocity` = none: plain descent. As torch.optim.SGD with dampening 0; velocity starts at 0.
   */
  sgdStep(
    p: Pointer,
    grad: Pointer,
    velocity: Pointer,
    n: number,
    lr: number,
    momentum: number,
    weightDecay: number,
    nesterov: Flag,
  ): void;
  /**
   * m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= lr · (m / c₁) / (√(v / c₂) + ε) with cᵢ = 1 − βᵢᵗ. As torch.optim.Adam(W):
   * `weightDecay` is L2 (g = grad + weightDecay · p), or with `decoupled` p is first multiplied by 1 − lr · weightDecay.
   */
  adamStep(
    p: Pointer,
    grad: Pointer,
    m: Pointer,
    v: Pointer,
    n: number,
    lr: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    decoupled: Flag,
    c1: number,
    c2: number,
  ): void;
}

interface Drawing {
  /** Where the four words of the stream stand that fillGaussian draws from, int32: what `Rng.lend` lends. */
  readonly streamWords: { readonly value: number };
  /**
   * Fills out [n] with draws from N(mean, std²), float32: rng.ts's fillGaussian to the last bit. Another call goes on in the stream;
   * n of all but the last is even.
   */
  fillGaussian(out: Pointer, n: number, mean: number, std: number): void;
}
