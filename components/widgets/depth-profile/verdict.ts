import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams } from '@/lib/experiments/depth-profile/params';
import { type Encoder, type EncoderScalar, scalarName } from '@/lib/experiments/depth-profile/result';

/** From these on a change of the gradient's norm counts as exploding or vanishing, tokens as one. */
export const judged = { gradient: 100, cosine: 0.99 } as const;

/**
 * What becomes of an encoder's gradient, then of its tokens, each with its evidence. 'disease' is what the lesson calls one. Absent
 * while it is not known yet.
 */
export type Verdict =
  /** Without residual connections a branch times ReZero's 0 is all there is. */
  | { readonly code: 'nothing'; readonly disease: true }
  | { readonly code: 'vanishes' | 'explodes'; readonly disease: true; readonly ratio: number }
  | { readonly code: 'arrives'; readonly disease: false; readonly ratio: number }
  | {
      readonly code: 'collapse';
      readonly disease: true;
      readonly cosine: number;
      readonly residual: number | undefined;
      readonly query: number | undefined;
    }
  | { readonly code: 'apart' | 'alike'; readonly disease: false; readonly cosine: number }
  /** Every branch is multiplied by ReZero's 0. */
  | { readonly code: 'identity'; readonly disease: false };

const ALIKE = 0.7;

export function verdictsOf(frame: Frame, params: DepthProfileParams, encoder: Encoder): Verdict[] {
  const scalar = (name: EncoderScalar): number | undefined => frame.scalars[scalarName(encoder, name)];
  const { norm, residual } =
    encoder === 'a'
      ? { norm: params.aNorm, residual: params.aResidual }
      : { norm: params.bNorm, residual: params.bResidual };
  if (norm === 'rezero' && !residual) return [{ code: 'nothing', disease: true }];
  const verdicts: Verdict[] = [];
  const ratio = scalar('ratio');
  if (ratio !== undefined)
    verdicts.push(
      ratio >= judged.gradient
        ? { code: 'explodes', disease: true, ratio }
        : ratio <= 1 / judged.gradient
          ? { code: 'vanishes', disease: true, ratio }
          : { code: 'arrives', disease: false, ratio },
    );
  const cosine = scalar('cosine');
  if (cosine !== undefined)
    verdicts.push(
      cosine >= judged.cosine
        ? { code: 'collapse', disease: true, cosine, residual: scalar('residual'), query: scalar('query') }
        : { code: cosine >= ALIKE ? 'alike' : 'apart', disease: false, cosine },
    );
  return norm === 'rezero' ? [{ code: 'identity', disease: false }, ...verdicts] : verdicts;
}
