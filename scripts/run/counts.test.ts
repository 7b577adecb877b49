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
    expect(vitestCounts(vitestReport({}), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
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
    expect(playwrightCounts(report({ stats }), 1)).toEqual({ passed: 5, failed: 3, skipped: 1 });
  });
});
