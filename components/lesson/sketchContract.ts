import type { SketchAxes } from '@/lib/lesson/sketch';

/** What a sketch asks of the reader and of the engine. */
export interface SketchAsked extends SketchAxes {
  readonly widget: string;
  /** As an embed's hash: a=1&b=2. */
  readonly params: string;
  /** The frame's. */
  readonly series: string;
  /** Of y; on a log axis in factors of ten. */
  readonly tolerance: number;
  /** Decimals of y; undefined: three digits. */
  readonly places: number | undefined;
  /** What x and y are, in words. */
  readonly axis: string;
  readonly figure: string;
}
