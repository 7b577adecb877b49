import type { Sample } from './sample';

/** Contestants in the same work, and what there is to say beside their times. */
export interface Section {
  /** What goals call it. */
  readonly id: string;
  readonly title: string;
  readonly samples: readonly Sample[];
  readonly notes?: readonly string[];
  /** Where the rows are no rivals, a share of the first one's time says nothing. */
  readonly rivals?: false;
  /** Figures that are no times, for the file. */
  readonly figures?: Readonly<Record<string, number>>;
}
