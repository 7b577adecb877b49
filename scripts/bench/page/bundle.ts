import { build } from 'esbuild';
import { root } from '../../run/root';

/** A module of this folder with all it imports, as one script for a page. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`scripts/bench/page/${file}`],
    bundle: true,
    write: false,
    minify: true,
    alias: { '@': root },
  });
  return outputFiles[0]!.text;
}
