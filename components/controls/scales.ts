/** Where a value stands on an axis, and back: on log2 one step doubles it. */
export const scales = {
  linear: { to: (value: number) => value, from: (position: number) => position },
  log2: { to: (value: number) => Math.log2(value), from: (position: number) => 2 ** position },
};
