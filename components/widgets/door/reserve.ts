import type { ExperimentId } from '@/lib/experiments/registry';
import type { ParamSpecs } from '@/lib/params/spec';

/**
 * The room that the live figure will need beyond its static picture, kept free from the start so that nothing on the page moves when
 * it comes: its controls above, and what the View draws that its picture leaves out below. As CSS lengths; a little too much is no harm.
 */
export interface Reserve {
  /** Height of the controls in one to four columns. */
  readonly panel: readonly string[];
  /** Height below the picture on a plate under 444 px wide, under 620, under 844, and beyond. */
  readonly below: Below;
}

type Below = readonly [narrow: string, middle: string, medium: string, wide: string];

/** As components/controls/controls.module.css lays them: a label of 24, a control of up to 32, a gap of 10. */
const row = 66;
const bottom = 16;

/**
 * What each View draws below what its picture shows, measured; the browser test of layout shift fails where this is too little. On a
 * phone the lab's picture grows with the plate, while the live one, whose words wrap less, shrinks.
 */
const below: Readonly<Record<ExperimentId, Below>> = {
  'attention-lab': ['max(0px, 2640px - 560cqi)', '300px', '480px', '335px'],
  'depth-profile': ['max(80px, 3100px - 807cqi)', '0px', 'calc(1820px - 134cqi)', '440px'],
  'dot-product-variance': ['max(0px, 1700px - 382cqi)', '0px', 'max(0px, 910px - 72cqi)', 'max(0px, 890px - 72cqi)'],
  'encoder-layer': ['280px', '112px', '170px', '84px'],
  'encoder-map': ['max(0px, 2010px - 392cqi)', '520px', 'max(0px, 2160px - 102cqi)', 'max(0px, 1190px - 102cqi)'],
  'encoder-stack': ['max(0px, 2505px - 667cqi)', '0px', 'max(0px, 970px - 84cqi)', 'max(0px, 890px - 84cqi)'],
  'parameter-count': ['max(0px, 1045px - 201cqi)', '175px', 'max(0px, 1035px - 53cqi)', 'max(0px, 600px - 53cqi)'],
  'residual-chain': ['max(420px, 1000px - 160cqi)', '0px', '520px', '335px'],
  'residual-trunk': ['115px', '0px', '90px', '30px'],
  'feed-forward-lab': ['max(0px, 2540px - 781cqi)', '0px', 'max(0px, 1260px - 106cqi)', 'max(0px, 1010px - 106cqi)'],
  'self-output-lab': ['max(0px, 2570px - 735cqi)', '0px', 'max(0px, 1370px - 111cqi)', 'max(0px, 1185px - 111cqi)'],
  'layer-norm-lab': ['max(0px, 1825px - 376cqi)', '220px', 'max(0px, 1005px - 70cqi)', 'max(0px, 960px - 71cqi)'],
  'softmax-saturation': ['max(0px, 1840px - 443cqi)', '0px', 'max(0px, 1095px - 99cqi)', 'max(0px, 1095px - 99cqi)'],
  'two-keys': ['max(0px, 1090px - 271cqi)', '55px', 'max(0px, 625px - 50cqi)', 'max(0px, 625px - 50cqi)'],
};

export function reserveFor(id: string, specs: ParamSpecs, hide: readonly string[]): Reserve {
  const shown = Object.entries(specs).filter(([name, spec]) => spec.panel !== false && !hide.includes(name));
  const texts = shown.filter(([, spec]) => spec.kind === 'text').length;
  const panel = [1, 2, 3, 4].map(columns =>
    shown.length === 0 ? '0px' : `${(texts + Math.ceil((shown.length - texts) / columns)) * row + bottom}px`,
  );
  return { panel, below: (below as Readonly<Record<string, Below>>)[id] ?? ['0px', '0px', '0px', '0px'] };
}
