/**
 * Makes a fresh clone able to run the rest: a Node that is new enough, and the packages of package-lock.json. Node's built-ins only,
 * and syntax that an old Node still parses, so that its user reads a sentence and not a SyntaxError.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = [20, 19];

/** Ends the process with a sentence when this Node is older than package.json's `engines` asks. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Inside the Encoder needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.\n` +
      'Install a current one from https://nodejs.org (or: nvm install 22) and run the command again.',
  );
  process.exit(1);
}

/** Runs `npm ci` in a folder whose node_modules does not hold what its package-lock.json says, with a line of progress. */
export async function ensureInstalled({ folder = root, what = 'packages' } = {}) {
  if (installedAsLocked(folder)) return;
  const start = Date.now();
  console.log(`Installing ${what} (about a minute; node_modules is missing or package-lock.json has changed) …`);
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const ticker = setInterval(() => console.log(`  … ${countPackages(folder)} packages, ${seconds()}`), 10_000);
  // npm is a .cmd file on Windows, which only a shell can start.
  const npm = spawn('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const code = await new Promise(resolve => {
    npm.on('error', error => {
      console.error(`npm could not be started: ${error.message}`);
      resolve(1);
    });
    npm.on('close', resolve);
  });
  clearInterval(ticker);
  if (code !== 0) {
    console.error('npm ci failed: its message stands above. Nothing was built.');
    process.exit(1);
  }
  console.log(`Installed in ${seconds()}.`);
}

/** npm keeps what it installed in node_modules/.package-lock.json; compare it with what the lockfile wants. */
function installedAsLocked(folder) {
  const read = file => JSON.parse(readFileSync(join(folder, file), 'utf8')).packages;
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const present = read('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    // Optional packages are other systems' binaries; a missing one is no reason to install again.
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function countPackages(folder) {
  try {
    return readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.')).length;
  } catch {
    return 0;
  }
}
