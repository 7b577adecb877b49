import { grammarTask } from './grammar';
import { type SequenceOptions, sequenceTask } from './sequenceTasks';
import type { Task } from './task';

/** What a network can be set to learn. A line here is a task everywhere: selects and races follow. */
export const tasks = {
  copy: (options?: SequenceOptions) => sequenceTask('copy', options),
  reversal: (options?: SequenceOptions) => sequenceTask('reversal', options),
  sort: (options?: SequenceOptions) => sequenceTask('sort', options),
  grammar: () => grammarTask(),
} as const satisfies Record<string, (options?: SequenceOptions) => Task>;
