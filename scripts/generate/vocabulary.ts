import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/root';

const folder = join(root, 'lib', 'tokenizer');

/**
 * Writes lib/tokenizer/generated/vocabulary.ts: vocab.txt as a string in a module, so that it comes as a script chunk. In a sandboxed
 * frame, whose origin is opaque, nothing can be fetched.
 */
export async function generateVocabulary(): Promise<void> {
  const text = readFileSync(join(folder, 'vocab.txt'), 'utf8');
  mkdirSync(join(folder, 'generated'), { recursive: true });
  writeFileSync(
    join(folder, 'generated', 'vocabulary.ts'),
    `// Made by scripts/generate/vocabulary.ts from vocab.txt (Apache License 2.0, see lib/tokenizer/NOTICE).\nexport const vocabulary: string = ${JSON.stringify(text)};\n`,
  );
}
