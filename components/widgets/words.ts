import type { ExperimentId } from '@/lib/experiments/registry';

/**
 * Each widget's messages, a language at a time. Apart from the registry of Views, because pages that only name a widget must not
 * bring its drawing code along.
 */
export const words = {
  'attention-lab': {
    en: () => import('./attention-lab/messages.en'),
    'zh-Hans': () => import('./attention-lab/messages.zh-Hans'),
    'zh-Hant': () => import('./attention-lab/messages.zh-Hant'),
  },
  'depth-profile': {
    en: () => import('./depth-profile/messages.en'),
    'zh-Hans': () => import('./depth-profile/messages.zh-Hans'),
    'zh-Hant': () => import('./depth-profile/messages.zh-Hant'),
  },
  'dot-product-variance': {
    en: () => import('./dot-product-variance/messages.en'),
    'zh-Hans': () => import('./dot-product-variance/messages.zh-Hans'),
    'zh-Hant': () => import('./dot-product-variance/messages.zh-Hant'),
  },
  'encoder-layer': {
    en: () => import('./encoder-layer/messages.en'),
    'zh-Hans': () => import('./encoder-layer/messages.zh-Hans'),
    'zh-Hant': () => import('./encoder-layer/messages.zh-Hant'),
  },
  'encoder-map': {
    en: () => import('./encoder-map/messages.en'),
    'zh-Hans': () => import('./encoder-map/messages.zh-Hans'),
    'zh-Hant': () => import('./encoder-map/messages.zh-Hant'),
  },
  'encoder-stack': {
    en: () => import('./encoder-stack/messages.en'),
    'zh-Hans': () => import('./encoder-stack/messages.zh-Hans'),
    'zh-Hant': () => import('./encoder-stack/messages.zh-Hant'),
  },
  'layer-norm-lab': {
    en: () => import('./layer-norm-lab/messages.en'),
    'zh-Hans': () => import('./layer-norm-lab/messages.zh-Hans'),
    'zh-Hant': () => import('./layer-norm-lab/messages.zh-Hant'),
  },
  'parameter-count': {
    en: () => import('./parameter-count/messages.en'),
    'zh-Hans': () => import('./parameter-count/messages.zh-Hans'),
    'zh-Hant': () => import('./parameter-count/messages.zh-Hant'),
  },
  'residual-chain': {
    en: () => import('./residual-chain/messages.en'),
    'zh-Hans': () => import('./residual-chain/messages.zh-Hans'),
    'zh-Hant': () => import('./residual-chain/messages.zh-Hant'),
  },
  'residual-trunk': {
    en: () => import('./residual-trunk/messages.en'),
    'zh-Hans': () => import('./residual-trunk/messages.zh-Hans'),
    'zh-Hant': () => import('./residual-trunk/messages.zh-Hant'),
  },
  'feed-forward-lab': {
    en: () => import('./feed-forward-lab/messages.en'),
    'zh-Hans': () => import('./feed-forward-lab/messages.zh-Hans'),
    'zh-Hant': () => import('./feed-forward-lab/messages.zh-Hant'),
  },
  'self-output-lab': {
    en: () => import('./self-output-lab/messages.en'),
    'zh-Hans': () => import('./self-output-lab/messages.zh-Hans'),
    'zh-Hant': () => import('./self-output-lab/messages.zh-Hant'),
  },
  'softmax-saturation': {
    en: () => import('./softmax-saturation/messages.en'),
    'zh-Hans': () => import('./softmax-saturation/messages.zh-Hans'),
    'zh-Hant': () => import('./softmax-saturation/messages.zh-Hant'),
  },
  'two-keys': {
    en: () => import('./two-keys/messages.en'),
    'zh-Hans': () => import('./two-keys/messages.zh-Hans'),
    'zh-Hant': () => import('./two-keys/messages.zh-Hant'),
  },
} satisfies Record<ExperimentId, unknown>;
