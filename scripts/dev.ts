// npm run dev [next's options]: everything generated once, then `next dev`, and again whatever a saved file makes stale.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { generate, generateSteps } from './generate';
import { command } from './run/command';
import { root } from './run/root';

const settleMs = 200;
const stale = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

for (const folder of ['content', 'components', 'lib', 'scripts'])
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (file === null || /(^|[\\/])(generated|zh-Hant)[\\/]|messages\.zh-Hant/.test(file)) return;
    const path = `${folder}/${file.replaceAll('\\', '/')}`;
    for (const step of generateSteps) if (step.from.test(path)) stale.add(step.name);
    clearTimeout(timer);
    timer = setTimeout(regenerate, settleMs);
  });

/** A process of its own: this one has the old modules loaded. A step that fails says why and the server goes on. */
function regenerate(): void {
  if (running || stale.size === 0) return;
  running = true;
  const names = [...stale];
  stale.clear();
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'generate.ts'), ...names], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.on('close', () => {
    running = false;
    regenerate();
  });
}

await generate();
process.exit(await command('next', ['dev', ...process.argv.slice(2)]));
