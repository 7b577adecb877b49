import type { Pages } from '../chromium';
import type { Section } from '../section';
import { digits } from '../table';

const mebibyte = 2 ** 20;

/** How cost grows with tokens and with layers, each in a fresh page. */
export async function* growing({ withPage }: Pages): AsyncGenerator<Section> {
  for (const what of ['tokens', 'layers'] as const) {
    const { samples, memory } = await withPage('engine/engineInPage', page =>
      page.evaluate(axis => window.engine.growth(axis), what),
    );
    yield {
      id: `growth: ${what}`,
      title: `growth: BERT-base's layer, more and more ${what}`,
      samples,
      rivals: false,
      notes: memory.map(
        ({ count, weights, activations }) =>
          `${count} ${what}: weights ${digits(weights / mebibyte)} MiB a layer, activations ${digits(activations / mebibyte)} MiB a layer`,
      ),
      figures: Object.fromEntries(
        memory.flatMap(({ count, weights, activations }) => [
          [`${count} ${what}: weight bytes a layer`, weights],
          [`${count} ${what}: activation bytes a layer`, activations],
        ]),
      ),
    };
  }
}
