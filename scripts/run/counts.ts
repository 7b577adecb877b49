import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** How many tests did what. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why, a line each: said once more where a log is read first, at its end. */
  readonly failures?: readonly string[];
}

/** A runner that ended badly without naming a failed test (a file that does not load, no test found) counts as one failure. */
function honest(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Reads vitest's JSON report. A file that fails to load has no tests of its own and counts as one failure. */
export function vitestCounts(report: string, code: number): Counts {
  if (!existsSync(report)) return honest(nothing, code);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: VitestReport = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const brokenFiles = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0);
  const failedTests = testResults.flatMap(file =>
    file.assertionResults
      .filter(test => test.status === 'failed')
      .map(test => ({ where: `${file.name} › ${test.fullName}`, why: test.failureMessages[0] })),
  );
  const failures = [...brokenFiles.map(file => ({ where: file.name, why: file.message })), ...failedTests];
  return honest(
    {
      passed: numPassedTests,
      failed: numFailedTests + brokenFiles.length,
      skipped: numPendingTests + numTodoTests,
      failures: failures.map(line),
    },
    code,
  );
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
}

/** The test, and the first lines of its error: a property's third says the seed of its case. */
function line({ where, why = '' }: { readonly where: string; readonly why?: string | undefined }): string {
  const plain = stripVTControlCharacters(why)
    .split('\n')
    .filter(part => part.trim() !== '');
  return [where, ...plain.slice(0, 4).map(part => `  ${part.trim().slice(0, 300)}`)].join('\n');
}

/** Reads Playwright's JSON report. A flaky test counts as failed: it is one that cannot be trusted. */
export function playwrightCounts(report: string, code: number): Counts {
  if (!existsSync(report)) return honest(nothing, code);
  const { stats, suites = [] } = JSON.parse(readFileSync(report, 'utf8'));
  return honest(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures: failedSpecs({ suites }),
    },
    code,
  );
}

function failedSpecs({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, file, tests }) => {
      const error = tests.flatMap(({ results }) => results).find(result => result.error)?.error;
      return line({ where: `${file} › ${title}`, why: error?.message });
    }),
    ...suites.flatMap(failedSpecs),
  ];
}
