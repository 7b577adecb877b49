// npm test: install if needed, then every check there is, and one closing line. Options: names of steps to run, --list.
import { ensureInstalled, requireNode } from './run/prepare.mjs';

requireNode();
await ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { runChecks } = await import('./run/checks.ts');
process.exit(
  await runChecks(process.argv.slice(2)).catch(error => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }),
);
