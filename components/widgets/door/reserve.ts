/**
 * How tall a live widget is, controls and all, in a plate of at least 52rem, at least 34rem, and below (a phone). The page keeps that
 * much room for it from the start, so that nothing moves when it takes the static picture's place. Measured by
 * `npx tsx scripts/measureWidgets.ts`; a little too much does no harm.
 */
export interface Reserve {
  readonly wide: number;
  readonly middle: number;
  readonly narrow: number;
}

export const reserves: Readonly<Record<string, Reserve>> = {};
