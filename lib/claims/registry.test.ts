import { describe, expect, it } from 'vitest';
import { outline } from '@/content/outline';
import type { Claim, ClaimResult } from './contract';
import { claimsByLesson } from './registry';

const { signal } = new AbortController();
const seeds = [1, 77, 20_261_124] as const;
const lessons = await Promise.all(
  Object.entries(claimsByLesson).map(async ([lesson, load]) => ({ lesson, claims: (await load()).claims })),
);

describe.each(lessons)('claims of the lesson $lesson', ({ lesson, claims }) => {
  const exactClaims = claims.filter(claim => claim.kind === 'exact');
  const sampledClaims = claims.filter(claim => claim.kind === 'sampled');
  const results = new Map<string, ClaimResult>();
  /** Each is drawn once for each seed, whatever is asked of it. */
  async function resultOf({ id, compute }: Claim, seed: number): Promise<ClaimResult> {
    const key = `${id} ${seed}`;
    const result = results.get(key) ?? (await compute(seed, { signal }));
    results.set(key, result);
    return result;
  }

  it('belong to a lesson of the outline, and have ids of their own', () => {
    expect(outline.map(({ id }) => id)).toContain(lesson);
    expect(new Set(claims.map(claim => claim.id)).size).toBe(claims.length);
  });

  it.each(exactClaims)('$id is what its calculation gives', async ({ expected, tolerance, compute }) => {
    const { value, calculation, standardError } = await compute(1, { signal });
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
    expect(calculation).toBeTruthy();
    expect(standardError).toBeUndefined();
  });

  for (const seed of seeds) {
    it.each(sampledClaims)(
      `$id is met with seed ${seed}, within a tolerance of at least 4 standard errors`,
      async claim => {
        const { value, standardError = Number.POSITIVE_INFINITY, draws = 0 } = await resultOf(claim, seed);
        expect(Math.abs(value - claim.expected)).toBeLessThanOrEqual(claim.tolerance);
        expect(claim.tolerance).toBeGreaterThanOrEqual(4 * standardError);
        expect(draws).toBeGreaterThan(0);
      },
    );
  }

  it.each(sampledClaims)('$id changes with the seed', async claim => {
    const [first, second] = [await resultOf(claim, seeds[0]), await resultOf(claim, seeds[1])];
    expect(first.value).not.toBe(second.value);
  });
});
