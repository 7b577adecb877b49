/**
 * What a frame of the trunk measures. States are counted in blocks, two to a layer: 0 enters, 2l − 1 stands behind the attention of layer
 * l, counted from 1, and 2l behind its feed-forward network.
 * Over the states: trunk.rms, gradient; over the blocks: attention.ratio, ffn.ratio; over every second state: gradient.skip. The gradients are
 * RMS by that behind the last layer.
 */
export type SeriesKey = 'trunk.rms' | 'attention.ratio' | 'ffn.ratio' | 'gradient' | 'gradient.skip';
