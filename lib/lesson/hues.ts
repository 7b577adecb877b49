/** The tensor families that have a hue: query, key, value, scores and probs, context, residual stream, feed-forward, gradient. */
export const hues = ['q', 'k', 'v', 's', 'ctx', 'x', 'ffn', 'g'] as const;
