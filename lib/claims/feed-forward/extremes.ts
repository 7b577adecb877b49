/** Where a smooth activation turns, to the digits of float64: a bisection on what changes its sign there. */
interface Smooth {
  readonly f: (x: number) => number;
  readonly df: (x: number) => number;
}

function zeroOf(g: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.sign(g(middle)) === Math.sign(g(low))) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** GELU's lowest point: the one zero of its derivative. */
export function lowestOf({ f, df }: Smooth): { readonly at: number; readonly value: number } {
  const at = zeroOf(df, -2, 0);
  return { at, value: f(at) };
}

/** Where it rises most steeply: the derivative's slope, by central differences, is 0. */
export function steepestOf({ df }: Smooth): { readonly at: number; readonly value: number } {
  const at = zeroOf(x => df(x + 1e-4) - df(x - 1e-4), 0.5, 3);
  return { at, value: df(at) };
}

/** How far another form lies from GELU at most, over [−8, 8]. */
export const offFrom =
  (gelu: (x: number) => number) =>
  (form: (x: number) => number): number => {
    let most = 0;
    for (let x = -8; x <= 8; x += 1 / 2048) most = Math.max(most, Math.abs(form(x) - gelu(x)));
    return most;
  };
