/** The ε of each dialect. RMSNorm’s is T5’s. */
export const epsilons = { bert: 1e-12, gpt2: 1e-5, annotated: 1e-6, rms: 1e-6 } as const;

export type DialectId = keyof typeof epsilons;
