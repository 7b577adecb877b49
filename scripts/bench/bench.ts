// npm run bench [part …] [--json FILE]: how long things take, against peers and against the goals. No test: machines differ.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from '../generate';
import { inChromium, type Pages } from './chromium';
import { environment } from './environment';
import { type Verdict, verdicts } from './goals';
import { installPeers } from './installPeers';
import { summary } from './sample';
import { table, verdictLine } from './table';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });

await generate(['kernels']);
// They import what has just been made.
const { parts } = await import('./parts');
const unknown = positionals.filter(name => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
await installPeers();

const before = environment();
const start = performance.now();
console.log(`${before.processor}, ${before.cores} cores, load ${before.load.toFixed(1)}, Node ${before.node}`);

const results: object[] = [];
const judged: Verdict[] = [];
const failures: string[] = [];

async function measure(pages: Pages): Promise<string> {
  console.log(`Chromium ${pages.version}\n`);
  for (const [part, run] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(part)) continue;
    console.log(`── ${part}, from ${((performance.now() - start) / 1000).toFixed(0)} s on …`);
    try {
      for await (const section of run(pages)) {
        const found = verdicts(section);
        judged.push(...found);
        results.push({ part, ...section, samples: section.samples.map(summary), verdicts: found });
        console.log(table(section, found));
      }
    } catch (error) {
      // The other parts can still say something.
      failures.push(part);
      console.error(`${part} failed:`, error);
    }
  }
  return pages.version;
}
const chromium = await inChromium(measure);

const missed = judged.filter(({ met }) => !met);
const after = environment();
console.log(`${judged.length - missed.length} of ${judged.length} goals met${missed.length > 0 ? '; missed:' : '.'}`);
for (const verdict of missed) console.log(verdictLine(verdict));
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s, load ${after.load.toFixed(1)}`);
if (values.json) {
  const file = resolve(process.env.INIT_CWD ?? '.', values.json);
  const everything = { before: { ...before, chromium }, after, goals: judged, failures, results };
  writeFileSync(file, `${JSON.stringify(everything, null, 2)}\n`);
}
if (failures.length > 0) process.exitCode = 1;
