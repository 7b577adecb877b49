import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { listen, siteServer } from '../scripts/run/siteServer';
import { hostPage } from './hostPage';
import { basePath } from './site';

/**
 * Two origins for the browsers: the export as a plain static host serves it (no CORS headers), and a page of someone else's that
 * holds an embed. They live as long as the test run.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  const site = siteServer(join(import.meta.dirname, '..', 'out'), basePath);
  const host = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8' });
    response.end(hostPage(new URL(request.url ?? '/', 'http://localhost').searchParams));
  });
  await listen(site, Number(process.env.TEST_SITE_PORT), 'localhost');
  await listen(host, Number(process.env.TEST_HOST_PORT), 'localhost');
  return async () => {
    await Promise.all([site, host].map(close));
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}
