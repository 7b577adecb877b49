import type { Estimate } from '@/lib/engine/metrics/estimate';
import type { FrameNote } from '../contract';
import type { DotProductParams } from './params';
import type { Setting } from './setting';

interface Found {
  readonly total: Estimate;
  readonly kurtosis: number;
}

/** A kurtosis by so much off the normal law's 3 shows in a histogram. */
const VISIBLE = 0.75;
/** An error of the variance that is worth a word. */
const LOOSE = 0.06;

/** What the reader must know about these switches together. */
export function notesOf({ d, correlation }: DotProductParams, setting: Setting, found: Found): FrameNote[] {
  const { law, mean, rho, fresh, cq, ce } = setting;
  const note = (when: boolean, code: string, values: FrameNote['values'] = {}): FrameNote[] =>
    when ? [{ code, values }] : [];
  const oneSided = cq > 0 !== ce > 0;
  const mixes = [correlation, rho].some(share => share > 0 && share < 1);
  const inK = rho ** 2 * cq + (1 - rho ** 2) * ce;
  const looseness = found.total.standardError / found.total.value;
  return [
    ...note(law !== 'normal' && mixes, 'mixture'),
    ...note(!fresh, 'square'),
    ...note(!fresh && correlation > 0 && cq === 0, 'nothingOfItsOwn'),
    ...note(rho > 0 && (cq > 0 || ce > 0), 'inherits', { c: inK }),
    ...note(fresh && rho === 0 && oneSided && d > 1, mean === 0 ? 'oneSided' : 'oneSidedShifted'),
    ...note(d === 1, 'noPairs'),
    ...note(Math.abs(found.kurtosis - 3) > VISIBLE, 'notNormal', { kurtosis: found.kurtosis }),
    ...note(looseness > LOOSE, 'loose', { percent: 200 * looseness }),
  ];
}
