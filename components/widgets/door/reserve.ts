import type { ExperimentId } from '@/lib/experiments/registry';
import type { ParamSpecs } from '@/lib/params/spec';

/**
 * The room that the live figure will need beyond its static picture, kept free from the start so that nothing on the page moves when
 * it comes: its controls above, and what the View draws that its picture leaves out below. In pixels; a little too much does no harm.
 */
export interface Reserve {
  /** Height of the controls in one to four columns. */
  readonly panel: readonly number[];
  /** Height below the picture on a plate under 444 px wide, under 620, under 844, and beyond. */
  readonly below: Below;
}

type Below = readonly [narrow: number, middle: number, medium: number, wide: number];

/** As components/controls/controls.module.css lays them: a label of 24, a control of up to 32, a gap of 10. */
const row = 66;
const bottom = 16;

/** What each View draws below what its picture shows, measured; the browser test of layout shift fails where this is too little. */
const below: Readonly<Record<ExperimentId, Below>> = {
  'attention-lab': [544, 176, 480, 244],
  'encoder-layer': [280, 112, 170, 84],
};

export function reserveFor(id: string, specs: ParamSpecs, hide: readonly string[]): Reserve {
  const shown = Object.entries(specs).filter(([name, spec]) => spec.panel !== false && !hide.includes(name));
  const texts = shown.filter(([, spec]) => spec.kind === 'text').length;
  const panel = [1, 2, 3, 4].map(columns =>
    shown.length === 0 ? 0 : (texts + Math.ceil((shown.length - texts) / columns)) * row + bottom,
  );
  return { panel, below: (below as Readonly<Record<string, Below>>)[id] ?? [0, 0, 0, 0] };
}
