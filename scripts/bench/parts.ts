import type { Pages } from './chromium';
import { engineInChromium, engineInNode } from './engine/engine';
import { growing } from './engine/growing';
import { starting } from './engine/starting';
import { heatmaps } from './heatmap/heatmap';
import { pageLatency } from './page/page';
import type { Section } from './section';
import { trainingStep } from './training/training';

/** What can be measured, each by its name. A section is given out as soon as it is there. */
export const parts: Readonly<Record<string, (pages: Pages) => AsyncGenerator<Section>>> = {
  engine: engineInChromium,
  node: engineInNode,
  growth: growing,
  start: starting,
  training: trainingStep,
  heatmap: heatmaps,
  page: pageLatency,
};
