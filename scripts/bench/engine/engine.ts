import type { Pages } from '../chromium';
import type { Section } from '../section';
import { type Shape, type ShapeName, shapes } from '../works';
import { tolerance } from './agreement';
import { type ContenderName, type RaceResult, race } from './race';

const fast = ['relaxed', 'simd', 'onnxruntime-web', 'tfjs-wasm'] as const satisfies readonly ContenderName[];
const all = [...fast, 'plain JS, functional', 'plain JS, naive'] as const satisfies readonly ContenderName[];

/** Twelve layers are for those who are fast, and whose memory holds their weights. */
const contestantsOf: Readonly<Record<ShapeName, readonly ContenderName[]>> = {
  tiny: all,
  base16: all,
  base128: all,
  stack16: ['relaxed', 'simd', 'onnxruntime-web'],
};

const shapeNames = Object.keys(shapes) as ShapeName[];

/** Every shape in a fresh page of Chromium. */
export async function* engineInChromium({ withPage }: Pages): AsyncGenerator<Section> {
  for (const name of shapeNames) {
    const result = await withPage('engine/engineInPage', page =>
      page.evaluate(([shape, names]) => window.engine.race(shape, names, 20), [
        shapes[name],
        contestantsOf[name],
      ] as const),
    );
    yield section(name, `${name} in Chromium`, shapes[name], result);
  }
}

/** Those of one layer's size in Node, where every peer runs too. */
export async function* engineInNode(): AsyncGenerator<Section> {
  for (const name of ['tiny', 'base16', 'base128'] as const)
    yield section(`node: ${name}`, `${name} in Node`, shapes[name], await race(shapes[name], fast, 20));
}

function section(id: string, title: string, shape: Shape, { samples, differences, refused }: RaceResult): Section {
  const { layers, hidden, heads, intermediate, tokens } = shape;
  const worst = Math.max(...Object.values(differences));
  return {
    id,
    title: `${title}: layers ${layers}, hidden ${hidden}, heads ${heads}, intermediate ${intermediate}, tokens ${tokens}`,
    samples,
    notes: [
      `results agree with functional/ to ${worst.toExponential(1)}; allowed ${tolerance.toExponential(0)}`,
      ...Object.entries(refused).map(([name, why]) => `not timed: ${name}: ${why}`),
    ],
  };
}
