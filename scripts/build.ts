// npm run build: everything generated, the lessons' rules checked, Next's export into out/, then what is done to the export.
import { pathToFileURL } from 'node:url';
import { generate } from './generate';
import { basePathOf, siteOriginOf } from './run/basePath';
import { command } from './run/command';
import { fingerprint, markBuilt } from './run/fingerprint';
import { postbuildSteps } from './run/postbuildSteps';
import { runSteps } from './run/steps';

/** Builds into `out/`, and remembers from which sources. BASE_PATH and SITE_URL are read from the environment. */
export async function build(): Promise<void> {
  const start = performance.now();
  const basePath = basePathOf(process.env);
  siteOriginOf(process.env);
  const print = fingerprint();
  process.env.BASE_PATH = basePath;
  console.log(`Building${basePath ? ` for the base path ${basePath}` : ''} …`);
  markBuilt(null);
  await generate();
  await runSteps('check', [{ name: 'content', run: async () => (await import('./check/content')).checkContent() }]);
  if ((await command('next', ['build'])) !== 0) throw new Error('next build failed: its message stands above');
  await runSteps('after', postbuildSteps);
  markBuilt(print);
  console.log(`Built into out/ in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  build().catch(error => {
    console.error(error instanceof Error ? error.message : `build: ${error}`);
    process.exit(1);
  });
}
