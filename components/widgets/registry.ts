import type { ExperimentId } from '@/lib/experiments/registry';
import { shown as attentionLabShown } from './attention-lab/wishes';
import type { WidgetEntry } from './contract';
import { shown as depthProfileShown } from './depth-profile/wishes';
import { shown as encoderMapShown } from './encoder-map/wishes';
import { shown as encoderStackShown } from './encoder-stack/wishes';
import { widget } from './entry';
import { shown as residualChainShown } from './residual-chain/wishes';
import { words } from './words';

/** The picture of every experiment. The compiler names whatever is missing. */
export const widgets = {
  'attention-lab': widget('attention-lab', {
    view: () => import('./attention-lab/View'),
    shown: attentionLabShown,
    messages: words['attention-lab'],
    picture: () => import('./attention-lab/picture'),
  }),
  'depth-profile': widget('depth-profile', {
    view: () => import('./depth-profile/View'),
    shown: depthProfileShown,
    messages: words['depth-profile'],
    picture: () => import('./depth-profile/picture'),
  }),
  'dot-product-variance': widget('dot-product-variance', {
    view: () => import('./dot-product-variance/View'),
    messages: words['dot-product-variance'],
    picture: () => import('./dot-product-variance/picture'),
  }),
  'encoder-layer': widget('encoder-layer', {
    view: () => import('./encoder-layer/View'),
    messages: words['encoder-layer'],
    picture: () => import('./encoder-layer/picture'),
  }),
  'encoder-map': widget('encoder-map', {
    view: () => import('./encoder-map/View'),
    shown: encoderMapShown,
    messages: words['encoder-map'],
    picture: () => import('./encoder-map/picture'),
  }),
  'encoder-stack': widget('encoder-stack', {
    view: () => import('./encoder-stack/View'),
    shown: encoderStackShown,
    messages: words['encoder-stack'],
    picture: () => import('./encoder-stack/picture'),
  }),
  'layer-norm-lab': widget('layer-norm-lab', {
    view: () => import('./layer-norm-lab/View'),
    messages: words['layer-norm-lab'],
    picture: () => import('./layer-norm-lab/picture'),
  }),
  'parameter-count': widget('parameter-count', {
    view: () => import('./parameter-count/View'),
    messages: words['parameter-count'],
    picture: () => import('./parameter-count/picture'),
  }),
  'residual-chain': widget('residual-chain', {
    view: () => import('./residual-chain/View'),
    shown: residualChainShown,
    messages: words['residual-chain'],
    picture: () => import('./residual-chain/picture'),
  }),
  'residual-trunk': widget('residual-trunk', {
    view: () => import('./residual-trunk/View'),
    messages: words['residual-trunk'],
    picture: () => import('./residual-trunk/picture'),
  }),
  'feed-forward-lab': widget('feed-forward-lab', {
    view: () => import('./feed-forward-lab/View'),
    messages: words['feed-forward-lab'],
    picture: () => import('./feed-forward-lab/picture'),
  }),
  'self-output-lab': widget('self-output-lab', {
    view: () => import('./self-output-lab/View'),
    messages: words['self-output-lab'],
    picture: () => import('./self-output-lab/picture'),
  }),
  'softmax-saturation': widget('softmax-saturation', {
    view: () => import('./softmax-saturation/View'),
    messages: words['softmax-saturation'],
    picture: () => import('./softmax-saturation/picture'),
  }),
  'two-keys': widget('two-keys', {
    view: () => import('./two-keys/View'),
    messages: words['two-keys'],
    picture: () => import('./two-keys/picture'),
  }),
} satisfies Record<ExperimentId, WidgetEntry>;
