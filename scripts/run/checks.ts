import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build';
import { generate } from '../generate';
import { type FoundBrowser, findBrowser, findChromium } from './browsers';
import { command } from './command';
import { type Counts, playwrightCounts, vitestCounts } from './counts';
import { fingerprint, isBuilt } from './fingerprint';
import { testEnvironment } from './testEnvironment';

interface Check {
  readonly name: string;
  /** The browser it cannot do without. */
  readonly needs?: 'chromium' | 'firefox' | 'webkitgtk';
  readonly run: (report: string) => Promise<Counts>;
}

const how = {
  chromium:
    'install Chromium or Chrome (Debian: apt-get install chromium fonts-noto-cjk · macOS: brew install --cask chromium · anywhere: npx playwright install chromium), or set CHROMIUM_PATH',
  firefox: 'install Firefox (Debian: apt-get install firefox-esr), or set FIREFOX_PATH',
  webkitgtk: 'install WebKitGTK and a display (Debian: apt-get install webkit2gtk-driver xvfb xauth)',
} as const;

const checks: readonly Check[] = [
  { name: 'generate', run: () => one(() => generate()) },
  {
    name: 'types',
    run: async () =>
      sum([
        await exitCode(command('next', ['typegen'])),
        await exitCode(command('tsc', ['--noEmit'])),
        await exitCode(command('tsc', ['--noEmit', '-p', 'lib/engine'])),
      ]),
  },
  { name: 'lint', run: () => exitCode(command('biome', ['check', '.'])) },
  { name: 'unit', run: report => vitest('node', report) },
  { name: 'content', run: report => vitest('content', report) },
  {
    name: 'build',
    run: () => one(() => (isBuilt(fingerprint()) ? Promise.resolve(console.log('Built already.')) : build())),
  },
  { name: 'size', run: report => vitest('size', report) },
  { name: 'components', needs: 'chromium', run: report => vitest('browser', report) },
  { name: 'browser', needs: 'chromium', run: report => playwright('chromium', report) },
  { name: 'firefox', needs: 'firefox', run: report => playwright('firefox', report) },
  { name: 'webkitgtk', needs: 'webkitgtk', run: report => playwright('webkitgtk', report) },
];

/** `npm test`: every check, one after another whatever fails, then a table and one line. Resolves to the exit code. */
export async function runChecks(names: readonly string[]): Promise<number> {
  const unknown = names.filter(name => !checks.some(check => check.name === name));
  if (unknown.length > 0) {
    console.error(`No such check: ${unknown.join(', ')}. There are ${checks.map(check => check.name).join(', ')}.`);
    return 1;
  }
  Object.assign(process.env, testEnvironment);
  const browsers = await findBrowsers();
  const reports = mkdtempSync(join(tmpdir(), 'encoder-checks-'));
  const rows: string[] = [];
  const notRun: string[] = [];
  const failures: string[] = [];
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };

  const chosen = checks.filter(check => names.length === 0 || names.includes(check.name));
  for (const [index, { name, needs, run }] of chosen.entries()) {
    if (needs && !browsers[needs]) {
      notRun.push(`${name}: ${how[needs]}`);
      rows.push(`${name.padEnd(12)} not run`);
      continue;
    }
    const where = needs ? ` in ${browsers[needs]!.path}` : '';
    console.log(`\n── ${index + 1}/${chosen.length} ${name}${where}`);
    const start = performance.now();
    const counts = await run(join(reports, `${name}.json`));
    total = sum([total, counts]);
    failures.push(...(counts.failures ?? []).map(failure => `${name}: ${failure}`));
    const seconds = `${((performance.now() - start) / 1000).toFixed(0)} s`;
    rows.push(`${name.padEnd(12)} ${say(counts)} · ${seconds}`);
  }
  rmSync(reports, { recursive: true, force: true });

  console.log(`\n${rows.map(row => `  ${row}`).join('\n')}\n`);
  for (const failure of failures) console.log(`Failed in ${failure}\n`);
  for (const line of notRun) console.log(`Not run: ${line}`);
  const chromiumMissing = !browsers.chromium && chosen.some(check => check.needs === 'chromium');
  if (chromiumMissing) console.log('Without Chromium the checks are not complete, so this run does not pass.');
  console.log(say(total));
  return total.failed > 0 || chromiumMissing ? 1 : 0;
}

async function findBrowsers(): Promise<Record<'chromium' | 'firefox' | 'webkitgtk', FoundBrowser | null>> {
  const complete = findBrowser('webkitDriver') && (process.env.DISPLAY || findBrowser('xvfb'));
  const found = {
    chromium: await findChromium(),
    firefox: findBrowser('firefox'),
    webkitgtk: complete ? findBrowser('webkitBrowser') : null,
  };
  for (const [name, browser] of Object.entries(found))
    console.log(`${name.padEnd(10)} ${browser ? `${browser.path} (${browser.from})` : 'not found'}`);
  return found;
}

async function vitest(project: string, report: string): Promise<Counts> {
  const code = await command('vitest', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return vitestCounts(report, code);
}

async function playwright(project: string, report: string): Promise<Counts> {
  const code = await command('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return playwrightCounts(report, code);
}

async function one(work: () => Promise<unknown>): Promise<Counts> {
  try {
    await work();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function exitCode(code: Promise<number>): Promise<Counts> {
  return (await code) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}

function say({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
