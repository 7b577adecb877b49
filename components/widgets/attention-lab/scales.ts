import { diverging, magnitude } from '@/components/viz/scale';

/** One scale for all signed tensors of the figure, and it holds still: a control that makes values larger is seen to do so. */
export const signed = diverging(3);
/** What the rows of probs sum to: 1 in the middle of the ramp. */
export const rowSum = magnitude(2);
