import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/** While the rooms are being written: runs the step in `file` if it is there. Goes when all are. */
export function pending(file: string): () => Promise<void> {
  return async () => {
    const path = join(root, 'scripts', file);
    if (!existsSync(path)) return console.log(`  (${file} is not there yet)`);
    const module: Record<string, unknown> = await import(path);
    for (const [name, value] of Object.entries(module))
      if (
        /^(generate|make|write|add|check|postbuild|strip|subset|index)/.test(name) &&
        typeof value === 'function' &&
        value.length === 0
      ) {
        await value();
        return;
      }
    throw new Error(`${file} exports no step`);
  };
}
