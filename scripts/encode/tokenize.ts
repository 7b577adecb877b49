import { join } from 'node:path';
import { tokenizerFromJson, tokenizerFromVocabulary } from '../../lib/tokenizer/checkpointTokenizer';
import { EncodeError, oneLine } from './EncodeError';
import type { OpenFiles } from './fileSource';
import { readText } from './model';

/** Ids and tokens of a text by the tokenizer of a model's folder: tokenizer.json, or vocab.txt where there is none. */
export async function tokenize(files: OpenFiles, folder: string, name: string, text: string) {
  const textOf = async (file: string) => {
    const source = await files.openIfThere(join(folder, file), join(name, file));
    return source && { name: source.name, text: await readText(source) };
  };
  const configText = await textOf('tokenizer_config.json');
  const config = configText && parsed(configText);
  const json = await textOf('tokenizer.json');
  const vocabulary = json ? undefined : await textOf('vocab.txt');
  const file = json ?? vocabulary;
  if (!file) throw new EncodeError(`${name}: has neither tokenizer.json nor vocab.txt, expected one for --text`);
  try {
    const tokenizer = json ? tokenizerFromJson(parsed(json), config) : tokenizerFromVocabulary(file.text, config);
    return tokenizer.encode(text);
  } catch (error) {
    throw error instanceof EncodeError ? error : new EncodeError(`${file.name}: ${oneLine(error)}`, { cause: error });
  }
}

function parsed({ name, text }: { readonly name: string; readonly text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EncodeError(`${name}: is no JSON: ${oneLine(error)}`, { cause: error });
  }
}
