import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root';

/** The command line tools of our packages, run by this very Node: no npx, no shell, the same on every system. */
const programs = {
  biome: '@biomejs/biome/bin/biome',
  next: 'next/dist/bin/next',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
} as const;
export type Program = keyof typeof programs;

/** Runs a package's program with this terminal as its output; resolves to its exit code (130 when a signal ended it). */
export function command(program: Program, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules', programs[program]), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 130));
  });
}
