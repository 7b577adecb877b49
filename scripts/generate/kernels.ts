import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run/root';

const sources = 'lib/engine/kernels/assembly';
const binaries = join(root, 'lib/engine/kernels/generated/binaries.ts');

/**
 * stub: nothing is ever allocated; importMemory: the engine lays out the memory, and reads results where they were computed.
 * Warning 112 says of functions that files exchange that JavaScript could not call them.
 */
const options = [
  '--runtime',
  'stub',
  '--noAssert',
  '--importMemory',
  '-O3',
  '--enable',
  'simd',
  '--disableWarning',
  '112',
];
const variants = { simd: [], relaxed: ['--enable', 'relaxed-simd'] };

/**
 * Compiles lib/engine/kernels/assembly twice, for SIMD and for relaxed SIMD, and writes both as base64 into
 * lib/engine/kernels/generated/binaries.ts: a script that holds its binary works where nothing can be fetched.
 * Does nothing where that file was made from the same sources.
 */
export async function generateKernels(): Promise<void> {
  if (await kernelsAreThere()) return;
  const made = await firstLine();
  const entries: string[] = [];
  for (const [variant, more] of Object.entries(variants)) {
    const bytes = await compile([...options, ...more]);
    entries.push(`  ${variant}: '${Buffer.from(bytes).toString('base64')}',\n`);
  }
  await mkdir(join(binaries, '..'), { recursive: true });
  // Put in place whole: commands that start side by side on a fresh checkout all come by here.
  const beside = `${binaries}.${process.pid}.tmp`;
  await writeFile(beside, `${made}export const binaries = {\n${entries.join('')}} as const;\n`);
  await rename(beside, binaries);
}

/** Whether there is nothing to compile. */
export async function kernelsAreThere(): Promise<boolean> {
  return (await readFile(binaries, 'utf8').catch(() => '')).startsWith(await firstLine());
}

const firstLine = async () => `// Made by scripts/generate/kernels.ts from ${await fingerprint()}.\n`;

async function compile(flags: readonly string[]): Promise<Uint8Array> {
  // Loaded only where there is something to compile: it takes seconds.
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [`${sources}/index.ts`, '--baseDir', root, '--outFile', 'kernels.wasm', ...flags],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  const messages = stderr.toString();
  // Warnings count: they mean that a number changes its type where nobody said so.
  if (error || messages !== '') throw new Error(`kernels: ${error?.message ?? 'warnings'}\n${messages}`);
  if (!binary) throw new Error('kernels: asc made nothing');
  return binary;
}

/** Of the sources, the options and the compiler. */
async function fingerprint(): Promise<string> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify([options, variants, devDependencies.assemblyscript]));
  const folder = join(root, sources);
  for (const name of (await readdir(folder)).filter(name => name.endsWith('.ts')).sort()) {
    hash.update(`${name}\n${await readFile(join(folder, name), 'utf8')}`);
  }
  return hash.digest('hex').slice(0, 16);
}
