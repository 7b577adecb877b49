import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../run/root';
import { peersFolder } from './installPeers';

/** What was measured, and on what. */
export function environment() {
  return {
    time: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? 0,
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    commit: commit(),
    peers: peers(),
  };
}

/** With a + where files differ from it; undefined outside a clone. */
function commit(): string | undefined {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return undefined;
  }
}

function peers(): Readonly<Record<string, string>> {
  // Our own file, whose form we know.
  const { dependencies } = JSON.parse(readFileSync(join(peersFolder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}
