/**
 * The course: which lessons there are, in their order, and what each needs. Once for all languages: the words are in
 * content/messages.*.ts, the lessons in content/<language>/<id>.mdx. A lesson without a file is a planned station.
 */
export interface Lesson {
  readonly id: string;
  /** What must be understood before: taught by lessons that stand earlier. */
  readonly needs: readonly string[];
  /** The line of the map on which it stands. */
  readonly line: 'attention' | 'block' | 'feed-forward';
  /** Its station on the wide map: column from the left. */
  readonly column: number;
}

export const outline = [
  { id: 'map', needs: [], line: 'block', column: 0 },
  { id: 'attention', needs: ['map'], line: 'attention', column: 1 },
  { id: 'variance', needs: ['attention'], line: 'attention', column: 2 },
  { id: 'softmax', needs: ['variance'], line: 'attention', column: 3 },
  { id: 'self-output', needs: ['map'], line: 'block', column: 1 },
  { id: 'feed-forward', needs: ['self-output'], line: 'feed-forward', column: 2 },
  { id: 'layer-norm', needs: ['self-output'], line: 'block', column: 2 },
  { id: 'residual', needs: ['layer-norm'], line: 'block', column: 3 },
  { id: 'depth', needs: ['residual'], line: 'block', column: 4 },
  { id: 'race', needs: ['depth'], line: 'block', column: 5 },
  { id: 'after-training', needs: ['softmax', 'race'], line: 'block', column: 6 },
  { id: 'clinic', needs: ['feed-forward', 'after-training'], line: 'block', column: 7 },
] as const satisfies readonly Lesson[];

export type LessonId = (typeof outline)[number]['id'];
