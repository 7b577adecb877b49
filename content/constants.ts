/**
 * Figures that a lesson or message may write as they are, because someone chose them: definitions, not measurements. `written` is
 * the figure as it stands in the text. One that no text uses is taken out again (the content check says so).
 */
export interface Constant {
  readonly written: string;
  readonly reason: string;
}

export const constants: readonly Constant[] = [
  { written: '10%', reason: 'the level of the quantile that the lesson on softmax reports: chosen, not measured' },
];
