import type { ExperimentId } from '@/lib/experiments/registry';
import type { WidgetEntry } from './contract';
import { widget } from './entry';

/** The picture of every experiment. The compiler names whatever is missing. */
export const widgets = {
  'attention-lab': widget('attention-lab', {
    view: () => import('./attention-lab/View'),
    messages: {
      en: () => import('./attention-lab/messages.en'),
      'zh-Hans': () => import('./attention-lab/messages.zh-Hans'),
      'zh-Hant': () => import('./attention-lab/messages.zh-Hant'),
    },
    picture: () => import('./attention-lab/picture'),
  }),
  'encoder-layer': widget('encoder-layer', {
    view: () => import('./encoder-layer/View'),
    messages: {
      en: () => import('./encoder-layer/messages.en'),
      'zh-Hans': () => import('./encoder-layer/messages.zh-Hans'),
      'zh-Hant': () => import('./encoder-layer/messages.zh-Hant'),
    },
    picture: () => import('./encoder-layer/picture'),
  }),
} satisfies Record<ExperimentId, WidgetEntry>;
