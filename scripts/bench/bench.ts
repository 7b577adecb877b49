// npm run bench [engine] [heatmap] [page] [--json FILE]: how long things take, as minimum and median. No test: machines differ.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from '../build';
import { basePathOf } from '../run/basePath';
import { chromiumArguments, findChromium } from '../run/browsers';
import { fingerprint, isBuilt } from '../run/fingerprint';
import { engineSamples } from './engine';
import { heatmapSamples } from './heatmap';
import { pageSamples } from './page';
import { type Sample, summary } from './sample';

async function inChromium(measure: (browser: Awaited<ReturnType<typeof chromium.launch>>) => Promise<Sample[]>) {
  const found = await findChromium();
  if (!found) throw new Error('bench: no Chromium found; set CHROMIUM_PATH');
  const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments] });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

const parts: Readonly<Record<string, () => Promise<Sample[]>>> = {
  engine: async () => engineSamples(),
  heatmap: () => inChromium(heatmapSamples),
  page: async () => {
    if (!isBuilt(fingerprint())) await build();
    return inChromium(browser => pageSamples(browser, basePathOf(process.env)));
  },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const unknown = positionals.filter(name => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const machine = () => ({
  processor: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  load: loadavg()[0],
});
const before = machine();
console.log(`${before.processor}, ${before.cores} cores, load ${before.load?.toFixed(1)}, Node ${before.node}\n`);
console.log(`${'ms'.padEnd(52)}${'min'.padStart(9)}${'median'.padStart(9)}   runs`);
const results = [];
for (const [part, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(part)) continue;
  for (const line of (await measure()).map(summary)) {
    results.push({ part, ...line });
    const [min, median] = [line.min, line.median].map(time => time.toFixed(time < 10 ? 2 : 1).padStart(9));
    console.log(`${line.name.padEnd(52)}${min}${median}   ${line.runs}`);
  }
}
console.log(`\nload ${machine().load?.toFixed(1)}`);
if (values.json)
  writeFileSync(
    resolve(process.env.INIT_CWD ?? '.', values.json),
    `${JSON.stringify({ before, after: machine(), results }, null, 2)}\n`,
  );
