/** One condition of what a host asks its reader to reach: a number of the figure, by the name of its scalar, within bounds. */
export interface EmbedGoal {
  readonly scalar: string;
  /** Both are included; ∓Infinity where there is none. */
  readonly min: number;
  readonly max: number;
}

const most = 8;
const condition = /^([A-Za-z][\w.-]*):(.*?)\.\.(.*)$/;

/** Reads `mean:31..33,variance:74..86`; an open end is left out, `probs.max:0.99..`. undefined where it says anything else. */
export function readGoals(text: string): readonly EmbedGoal[] | undefined {
  const goals = text.split(',').map(entry => {
    const [, scalar, min = '', max = ''] = condition.exec(entry.trim()) ?? [];
    const bounds = { min: min === '' ? -Infinity : Number(min), max: max === '' ? Infinity : Number(max) };
    return scalar !== undefined && (min !== '' || max !== '') && bounds.min <= bounds.max
      ? { scalar, ...bounds }
      : undefined;
  });
  return goals.length <= most && goals.every(goal => goal !== undefined) ? goals : undefined;
}

export const isMet = ({ min, max }: EmbedGoal, value: number | undefined): boolean =>
  value !== undefined && value >= min && value <= max;
