/** Whether a figure meets `> n`, `>= n`, `< n`, `<= n` or `a..b` (ends included); null where the condition is none of these. */
export function meets(condition: string, figure: number): boolean | null {
  const compared = /^(>=|<=|>|<)\s*(\S+)$/.exec(condition.trim());
  if (compared) {
    const bound = literal(compared[2]);
    return bound === null ? null : comparisons[compared[1] as keyof typeof comparisons](figure, bound);
  }
  const range = /^(\S+?)\.\.(\S+)$/.exec(condition.trim());
  const low = literal(range?.[1]);
  const high = literal(range?.[2]);
  return low === null || high === null ? null : low <= figure && figure <= high;
}

const comparisons = {
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
};

function literal(text: string | undefined): number | null {
  return text !== undefined && /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(text) ? Number(text) : null;
}
