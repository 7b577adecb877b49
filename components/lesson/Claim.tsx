import { formatNumber } from '@/lib/format';
import { ClaimButton } from './ClaimButton';
import { claimOf, figuresOf } from './claims';
import type { Told } from './contract';

/** A number that the lesson states: printed as the test suite asserts it, recomputed where it stands when it is pressed. */
export async function Claim({ id, lesson, gap, tail }: Told & { id: string; gap?: string; tail?: string }) {
  const claim = await claimOf(lesson, id);
  return (
    <ClaimButton
      gap={gap}
      tail={tail}
      figures={figuresOf(claim, lesson)}
      printed={formatNumber(claim.expected, claim.digits)}
    />
  );
}
