// npm start: install if needed, build what changed, serve. Options: --port N, --host NAME.
import { ensureInstalled, requireNode } from './run/prepare.mjs';

requireNode();
await ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { startSite } = await import('./run/startSite.ts');
await startSite(process.argv.slice(2)).catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
