import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from './counts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitestReport = (more: object) =>
  report({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [], ...more });

describe('counting', () => {
  it('sums vitest’s passed, failed, skipped and planned tests', () => {
    expect(vitestCounts(vitestReport({}), 1)).toMatchObject({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a test file that does not load as one failure', () => {
    const broken = vitestReport({ numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(vitestCounts(broken, 1).failed).toBe(1);
  });

  it('counts a runner that failed without saying where as one failure', () => {
    expect(vitestCounts(vitestReport({ numFailedTests: 0 }), 1).failed).toBe(1);
    expect(vitestCounts(join(folder, 'missing.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(playwrightCounts(join(folder, 'missing.json'), 1).failed).toBe(1);
  });

  it('counts a flaky browser test as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 1 };
    expect(playwrightCounts(report({ stats }), 1)).toMatchObject({ passed: 5, failed: 3, skipped: 1 });
  });

  it('names what failed in vitest, with the beginning of its error and without its colours', () => {
    const test = {
      fullName: 'adds',
      status: 'failed',
      failureMessages: ['\u001b[31mError: 1 ≠ 2\u001b[39m\n\n  at x'],
    };
    const passed = { fullName: 'takes', status: 'passed', failureMessages: [] };
    const testResults = [
      { name: 'a.test.ts', status: 'failed', assertionResults: [passed, test] },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ];
    expect(vitestCounts(vitestReport({ testResults }), 1).failures).toEqual([
      'b.test.ts\n  no such module',
      'a.test.ts › adds\n  Error: 1 ≠ 2\n  at x',
    ]);
  });

  it('names what failed in Playwright, however deep it stands', () => {
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    const spec = {
      title: 'opens',
      file: 'a.spec.ts',
      ok: false,
      tests: [{ results: [{ error: { message: 'gone' } }] }],
    };
    const well = { title: 'shuts', file: 'a.spec.ts', ok: true, tests: [{ results: [{}] }] };
    const suites = [{ specs: [well], suites: [{ specs: [spec] }] }];
    expect(playwrightCounts(report({ stats, suites }), 1).failures).toEqual(['a.spec.ts › opens\n  gone']);
  });
});
