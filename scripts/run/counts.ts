import { existsSync, readFileSync } from 'node:fs';

/** How many tests did what. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A runner that ended badly without naming a failed test (a file that does not load, no test found) counts as one failure. */
function honest(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Reads vitest's JSON report. A file that fails to load has no tests of its own and counts as one failure. */
export function vitestCounts(report: string, code: number): Counts {
  if (!existsSync(report)) return honest(nothing, code);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const brokenFiles = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return honest(
    { passed: numPassedTests, failed: numFailedTests + brokenFiles, skipped: numPendingTests + numTodoTests },
    code,
  );
}

/** Reads Playwright's JSON report. A flaky test counts as failed: it is one that cannot be trusted. */
export function playwrightCounts(report: string, code: number): Counts {
  if (!existsSync(report)) return honest(nothing, code);
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
}
