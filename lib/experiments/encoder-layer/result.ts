import { layerTensors } from '../layerTensors';

/**
 * What a frame of the encoder layer holds: tensors by module path. [token, hidden] x, q, k, v, context, h, y; [token, intermediate]
 * activated; scores and probs are [head · query, key], the heads' matrices one below the other.
 * Series `turn`: for each token the cosine of the angle between its vector before (x) and after the layer (y).
 */
const { x, q, k, v, scores, probs, context, h, activated, y } = layerTensors;
export const gridNames = { x, q, k, v, scores, probs, context, h, activated, y } as const;
export type GridKey = keyof typeof gridNames;
