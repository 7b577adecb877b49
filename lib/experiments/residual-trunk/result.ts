/**
 * What a frame of the trunk holds; light enough for the page. States are counted in blocks, two to a layer: 0 enters, 2l − 1 stands behind
 * the attention of layer l, 2l behind its feed-forward network.
 *   [state, hidden]   forward, backward: the first token's row of the trunk and of its gradient
 */
export const gridName = { forward: 'x', backward: 'x.grad' } as const;

/** Over the states: trunk.rms, gradient; over the blocks: attention.ratio, ffn.ratio; over every second state: gradient.skip. */
export type SeriesKey = 'trunk.rms' | 'attention.ratio' | 'ffn.ratio' | 'gradient' | 'gradient.skip';
