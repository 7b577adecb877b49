import type { ExperimentId } from '@/lib/experiments/registry';
import { shown as attentionLabShown } from './attention-lab/wishes';
import type { WidgetEntry } from './contract';
import { widget } from './entry';
import { words } from './words';

/** The picture of every experiment. The compiler names whatever is missing. */
export const widgets = {
  'attention-lab': widget('attention-lab', {
    view: () => import('./attention-lab/View'),
    shown: attentionLabShown,
    messages: words['attention-lab'],
    picture: () => import('./attention-lab/picture'),
  }),
  'encoder-layer': widget('encoder-layer', {
    view: () => import('./encoder-layer/View'),
    messages: words['encoder-layer'],
    picture: () => import('./encoder-layer/picture'),
  }),
} satisfies Record<ExperimentId, WidgetEntry>;
