import type { Dash } from '@/components/viz/chart';
import type { Encoder } from '@/lib/experiments/depth-profile/result';

export const encoders = ['a', 'b'] as const satisfies readonly Encoder[];

/** How the two are told apart in every chart. */
export const dashOf = { a: 'solid', b: 'dashed' } as const satisfies Record<Encoder, Dash>;
