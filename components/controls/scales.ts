/** Where a value stands on an axis, and back. On log2 one step doubles it; on log twenty steps are a power of ten, in two digits. */
export const scales = {
  linear: { to: (value: number) => value, from: (position: number) => position, step: undefined },
  log2: { to: (value: number) => Math.log2(value), from: (position: number) => 2 ** position, step: 1 },
  log: {
    to: (value: number) => Math.log10(value),
    from: (position: number) => Number((10 ** position).toPrecision(2)),
    step: 0.05,
  },
};
