import type { Claim } from '@/lib/claims/contract';
import { claimsByLesson } from '@/lib/claims/registry';

/** A lesson's claim by its id, at build. Throws, and so fails the build, where there is none. */
export async function claimOf(lesson: string, id: string): Promise<Claim> {
  const load = claimsByLesson[lesson];
  if (!load) throw new Error(`<Claim id="${id}">: lib/claims has no lesson "${lesson}"`);
  const { claims } = await load();
  const claim = claims.find(one => one.id === id);
  if (!claim) throw new Error(`<Claim id="${id}">: lib/claims/${lesson}.ts has no such claim`);
  return claim;
}

/** What of a claim goes to the page: its figures, not how they are computed. */
export type ClaimFigures = Pick<Claim, 'id' | 'expected' | 'tolerance' | 'digits' | 'kind'> & {
  readonly lesson: string;
};

export function figuresOf({ id, expected, tolerance, digits, kind }: Claim, lesson: string): ClaimFigures {
  return { id, expected, tolerance, digits, kind, lesson };
}
