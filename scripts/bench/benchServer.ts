import { createServer, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import sirv from 'sirv';
import { root } from '../run/root';
import { peersFolder } from './installPeers';

/** The scripts of this folder that run in a page; each puts a function on `window`. */
const entries = [
  'engine/engineInPage.ts',
  'engine/startInPage.ts',
  'heatmap/heatmapInPage.ts',
  'training/trainingInPage.ts',
];

/**
 * Serves to the benchmark's page, from this machine alone: `/blank`, the scripts under their names (`/engine/engineInPage.js`), what they load
 * when they need it, and the peers' own files below `/peers/`.
 */
export async function benchServer(): Promise<Server> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(file => `scripts/bench/${file}`),
    outdir: '.',
    outbase: 'scripts/bench',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    alias: { '@': root },
    // onnxruntime-web asks for these in Node only.
    external: ['node:*', 'module', 'worker_threads'],
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [urlOf(path), contents]));
  const peers = sirv(join(peersFolder, 'node_modules'), { dev: true });
  return createServer((request, response) => {
    // An isolated page is told the time in steps of 5 µs, not of 100.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const url = request.url ?? '/';
    const script = scripts.get(url);
    const end = (status: number, type: string, body: string | Uint8Array) =>
      response.writeHead(status, { 'Content-Type': type }).end(body);
    const notFound = () => void end(404, 'text/plain', 'Not found');
    if (url === '/blank') end(200, 'text/html;charset=utf-8', '<!doctype html><title>Benchmark</title>');
    else if (script) end(200, 'text/javascript;charset=utf-8', script);
    else if (url.startsWith('/peers/')) {
      request.url = url.slice('/peers'.length);
      peers(request, response, notFound);
    } else notFound();
  });
}

const urlOf = (path: string) => `/${relative(root, path).replaceAll('\\', '/')}`;
