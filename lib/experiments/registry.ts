import { definition as attentionLab } from './attention-lab/params';
import { definition as depthProfile } from './depth-profile/params';
import { definition as dotProductVariance } from './dot-product-variance/params';
import { definition as encoderLayer } from './encoder-layer/params';
import { definition as encoderMap } from './encoder-map/params';
import { definition as encoderStack } from './encoder-stack/params';
import { type Experiments, experiment } from './entry';
import { definition as feedForwardLab } from './feed-forward-lab/params';
import { definition as layerNormLab } from './layer-norm-lab/params';
import { definition as parameterCount } from './parameter-count/params';
import { definition as residualChain } from './residual-chain/params';
import { definition as residualTrunk } from './residual-trunk/params';
import { definition as selfOutputLab } from './self-output-lab/params';
import { definition as softmaxSaturation } from './softmax-saturation/params';
import { definition as twoKeys } from './two-keys/params';

/** Every experiment of the site. Embeds, the lab, the docs, the worker and the tests all read this list. */
export const experiments = {
  'attention-lab': experiment(attentionLab, () => import('./attention-lab/compute')),
  'depth-profile': experiment(depthProfile, () => import('./depth-profile/compute')),
  'dot-product-variance': experiment(dotProductVariance, () => import('./dot-product-variance/compute')),
  'encoder-layer': experiment(encoderLayer, () => import('./encoder-layer/compute')),
  'encoder-map': experiment(encoderMap, () => import('./encoder-map/compute')),
  'encoder-stack': experiment(encoderStack, () => import('./encoder-stack/compute')),
  'layer-norm-lab': experiment(layerNormLab, () => import('./layer-norm-lab/compute')),
  'parameter-count': experiment(parameterCount, () => import('./parameter-count/compute')),
  'residual-chain': experiment(residualChain, () => import('./residual-chain/compute')),
  'residual-trunk': experiment(residualTrunk, () => import('./residual-trunk/compute')),
  'feed-forward-lab': experiment(feedForwardLab, () => import('./feed-forward-lab/compute')),
  'self-output-lab': experiment(selfOutputLab, () => import('./self-output-lab/compute')),
  'softmax-saturation': experiment(softmaxSaturation, () => import('./softmax-saturation/compute')),
  'two-keys': experiment(twoKeys, () => import('./two-keys/compute')),
} satisfies Experiments;

export type ExperimentId = keyof typeof experiments;
export type SpecsOf<Id extends ExperimentId> = (typeof experiments)[Id]['definition']['params'];
