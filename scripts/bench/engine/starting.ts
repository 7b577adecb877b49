import type { Pages } from '../chromium';
import type { Section } from '../section';
import { shapes } from '../works';
import type { Starter } from './coldStart';

const starters: readonly Starter[] = ['relaxed', 'simd', 'onnxruntime-web'];
const rounds = 5;

/** Cold start: load, compile, pack, first pass, each time in a fresh page, which is a fresh process with nothing compiled. */
export async function* starting({ withPage }: Pages): AsyncGenerator<Section> {
  for (const name of ['tiny', 'base16'] as const) {
    const samples = starters.map(starter => ({ name: starter, times: [] as number[] }));
    for (let round = 0; round < rounds; round++)
      for (const [index, starter] of starters.entries()) {
        const time = await withPage('engine/startInPage', page =>
          page.evaluate(([shape, who]) => window.coldStart(shape, who), [shapes[name], starter] as const),
        );
        samples[index]!.times.push(time);
      }
    yield {
      id: `start: ${name}`,
      title: `start: ${name}: script and binary loaded and compiled, weights packed, a first pass; each in a fresh page`,
      samples,
    };
  }
}
