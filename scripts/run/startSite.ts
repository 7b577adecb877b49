import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build';
import { basePathOf } from './basePath';
import { fingerprint, isBuilt } from './fingerprint';
import { root } from './root';
import { listen, siteServer } from './siteServer';

/** `npm start`: builds unless `out/` is of these very sources, then serves it until Ctrl-C. */
export async function startSite(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, host: { type: 'string', default: 'localhost' } },
  });
  const wish = Number(values.port ?? process.env.PORT ?? 3000);
  if (!Number.isInteger(wish) || wish < 0 || wish > 65535) {
    console.error(`--port: ${values.port ?? process.env.PORT} is not a port; give a whole number from 0 to 65535.`);
    process.exit(1);
  }

  if (isBuilt(fingerprint())) console.log('Already built: nothing has changed since.');
  else await build();

  const basePath = basePathOf(process.env);
  const server = siteServer(join(root, 'out'), basePath);
  const port = await listen(server, wish, values.host);
  if (port !== wish && wish !== 0) console.log(`Port ${wish} is taken; using ${port}.`);
  console.log(`\n  Inside the Encoder: http://${values.host}:${port}${basePath}/\n  Ctrl-C stops it.\n`);

  const stop = () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
