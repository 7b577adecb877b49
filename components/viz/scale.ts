import { type RampName, TABLE_SIZE } from './ramps';

/**
 * How values become colours. Fixed over one figure: pass the same scale to every heatmap that shares a legend.
 * 'diverging' runs over [−max, max] and is symmetric about 0; 'sequential' over [min, max].
 */
export interface HeatScale {
  readonly kind: 'diverging' | 'sequential';
  readonly ramp: RampName;
  readonly min: number;
  readonly max: number;
  /** Logarithmic: sequential between min > 0 and max; diverging above `knee` on either side, linear within it. */
  readonly log: boolean;
  readonly knee: number;
}

const positive = (value: number, fallback: number): number => (Number.isFinite(value) && value > 0 ? value : fallback);

/** Signed values on [−max, max]. With `log`, what is smaller than `knee` (default max / 1000) is told apart linearly. */
export function diverging(max: number, options: { readonly log?: boolean; readonly knee?: number } = {}): HeatScale {
  const top = positive(max, 1);
  return {
    kind: 'diverging',
    ramp: 'div',
    min: -top,
    max: top,
    log: options.log ?? false,
    knee: positive(options.knee ?? 0, top / 1000),
  };
}

/** Probabilities on [0, 1], in violet. */
export const probability: HeatScale = { kind: 'sequential', ramp: 'seq', min: 0, max: 1, log: false, knee: 0 };

/** Norms, counts, absolute values on [min, max], in slate. With `log`, min must be above 0 (default max / 1000). */
export function magnitude(
  max: number,
  options: { readonly min?: number; readonly log?: boolean; readonly ramp?: RampName } = {},
): HeatScale {
  const top = positive(max, 1);
  const log = options.log ?? false;
  const usual = log ? top / 1000 : 0;
  const low = log ? positive(options.min ?? 0, usual) : (options.min ?? usual);
  return { kind: 'sequential', ramp: options.ramp ?? 'mag', min: low < top ? low : usual, max: top, log, knee: 0 };
}

/** Where a value stands on its scale, 0 to 1 and beyond where it is clipped. NaN stays NaN. */
export function position(scale: HeatScale, value: number): number {
  if (!scale.log) return (value - scale.min) / (scale.max - scale.min);
  if (scale.kind === 'sequential')
    return value <= 0 ? 0 : Math.log(value / scale.min) / Math.log(scale.max / scale.min);
  const side = Math.log1p(Math.abs(value) / scale.knee) / Math.log1p(scale.max / scale.knee);
  return 0.5 + (Math.sign(value) * side) / 2;
}

/** The value at a place on the scale: the inverse of `position`. */
export function valueAt(scale: HeatScale, place: number): number {
  if (!scale.log) return scale.min + place * (scale.max - scale.min);
  if (scale.kind === 'sequential') return scale.min * (scale.max / scale.min) ** place;
  const side = Math.abs(place - 0.5) * 2;
  return Math.sign(place - 0.5) * scale.knee * Math.expm1(side * Math.log1p(scale.max / scale.knee));
}

/** Index into the 256-entry colour table; −1 for what is not finite. */
export function colourIndex(scale: HeatScale, value: number): number {
  if (!Number.isFinite(value)) return -1;
  const index = Math.round(position(scale, value) * (TABLE_SIZE - 1));
  return index < 0 ? 0 : index > TABLE_SIZE - 1 ? TABLE_SIZE - 1 : index;
}

/** The largest finite |value|, rounded up to two digits: a symmetric bound for a grid that has no agreed scale. 1 where there is none. */
export function peak(values: Float32Array | Float64Array): number {
  let top = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > top && size < Number.POSITIVE_INFINITY) top = size;
  }
  if (top === 0) return 1;
  const unit = 10 ** (Math.floor(Math.log10(top)) - 1);
  return Number((Math.ceil(top / unit - 1e-9) * unit).toPrecision(2));
}
