import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * A plain static server, as any host of the export is: files, right types, 404.html with status 404, nothing below the base path but
 * the site and nothing above it at all. It sends no CORS header and no cache, so tests meet what a reader on the plainest host meets.
 */
export function siteServer(folder: string, basePath: string): Server {
  const notFound = join(folder, '404.html');
  const files = sirv(folder, {
    etag: true,
    maxAge: 0,
    setHeaders: (response, pathname) => {
      if (/\.pf_[a-z]+$/.test(pathname)) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  return createServer((request, response) => {
    const url = request.url ?? '/';
    const path = url.split('?', 1)[0]!;
    const missing = () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
    };
    if (basePath !== '' && path === '/') {
      response.writeHead(302, { Location: `${basePath}/` }).end();
    } else if (basePath !== '' && path !== basePath && !path.startsWith(`${basePath}/`)) {
      missing();
    } else {
      request.url = url.slice(basePath.length) || '/';
      files(request, response, missing);
    }
  });
}

/** Listens on `port`, or on the next free one of the following twenty; resolves to the one it got. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      return await tryListen(server, candidate, host);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= port + 20) throw error;
    }
  }
}

function tryListen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await tryListen(server, 0, 'localhost');
  await new Promise(resolve => server.close(resolve));
  return port;
}
