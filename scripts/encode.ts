// npm run --silent encode -- --help: one text through a Hugging Face checkpoint, every activation and gradient into a file.

import { oneLine } from './encode/EncodeError';
import { encode } from './encode/encode';
import { parseOptions, usage } from './encode/options';

try {
  const options = parseOptions(process.argv.slice(2));
  const surroundings = {
    folder: process.env.INIT_CWD ?? process.cwd(),
    note: (line: string) => console.error(line),
  };
  console.log(options === 'help' ? usage : await encode(options, surroundings));
} catch (error) {
  console.error(process.env.DEBUG ? error : `encode: ${oneLine(error)}`);
  process.exitCode = 2;
}
