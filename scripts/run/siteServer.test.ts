import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, listen, siteServer } from './siteServer';

const folder = mkdtempSync(join(tmpdir(), 'site-server-'));
const servers: Server[] = [];
let origin = '';

async function serve(basePath: string, port = 0): Promise<number> {
  const server = siteServer(folder, basePath);
  servers.push(server);
  return listen(server, port, 'localhost');
}

beforeAll(async () => {
  mkdirSync(join(folder, 'en'));
  writeFileSync(join(folder, 'en', 'index.html'), '<h1>home</h1>');
  writeFileSync(join(folder, '404.html'), '<h1>lost</h1>');
  writeFileSync(join(folder, 'index.pf_meta'), 'x');
  origin = `http://localhost:${await serve('/notes/encoder')}`;
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

describe('siteServer', () => {
  it('serves a folder’s index as HTML, and lets no other origin read it', async () => {
    const response = await fetch(`${origin}/notes/encoder/en/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).toBe('<h1>home</h1>');
  });

  it('answers 404 with the 404 page, below the base path and outside it', async () => {
    for (const path of ['/notes/encoder/nowhere/', '/en/', '/notes/encoderx/en/']) {
      const response = await fetch(origin + path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toBe('<h1>lost</h1>');
    }
  });

  it('leads from the bare origin to the base path', async () => {
    const response = await fetch(`${origin}/`, { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/notes/encoder/');
  });

  it('gives a type to what the search index is made of', async () => {
    const response = await fetch(`${origin}/notes/encoder/index.pf_meta`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('leaves the folder to nobody', async () => {
    const response = await fetch(`${origin}/notes/encoder/%2e%2e%2f%2e%2e%2fetc/passwd`);
    expect(response.status).toBe(404);
  });

  it('takes the next port when one is taken', async () => {
    const port = await serve('', await freePort());
    expect(await serve('', port)).toBeGreaterThan(port);
  });
});
