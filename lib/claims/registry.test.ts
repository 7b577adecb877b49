import { describe, expect, it } from 'vitest';
import { outline } from '@/content/outline';
import { claimsByLesson } from './registry';

const { signal } = new AbortController();
const lessons = await Promise.all(
  Object.entries(claimsByLesson).map(async ([lesson, load]) => ({ lesson, claims: (await load()).claims })),
);

describe.each(lessons)('claims of the lesson $lesson', ({ lesson, claims }) => {
  const exactClaims = claims.filter(claim => claim.kind === 'exact');
  const sampledClaims = claims.filter(claim => claim.kind === 'sampled');

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

  for (const seed of [1, 77, 20_261_124]) {
    it.each(sampledClaims)(
      `$id is met with seed ${seed}, within a tolerance of at least 4 standard errors`,
      async claim => {
        const { value, standardError = Number.POSITIVE_INFINITY, draws = 0 } = await claim.compute(seed, { signal });
        expect(Math.abs(value - claim.expected)).toBeLessThanOrEqual(claim.tolerance);
        expect(claim.tolerance).toBeGreaterThanOrEqual(4 * standardError);
        expect(draws).toBeGreaterThan(0);
      },
    );
  }

  it.each(sampledClaims)('$id changes with the seed', async ({ compute }) => {
    const [first, second] = await Promise.all([compute(1, { signal }), compute(2, { signal })]);
    expect(first.value).not.toBe(second.value);
  });
});
