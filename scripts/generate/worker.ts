import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../run/root';

/**
 * Bundles lib/worker/worker.ts, with every experiment and claim it may be asked for, into one classic script, held as a string in
 * lib/worker/generated/workerScript.ts: started from a blob it works even where a frame may load nothing.
 */
export async function generateWorker(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['lib/worker/worker.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    alias: { '@': root },
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('worker: esbuild made nothing');
  const folder = join(root, 'lib/worker/generated');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'workerScript.ts'),
    `// Made by scripts/generate/worker.ts.\nexport const workerScript: string = ${JSON.stringify(script.text)};\n`,
  );
}
