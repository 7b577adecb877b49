import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame, Progress } from '@/lib/experiments/contract';
import type { MemoryNeed } from '@/lib/experiments/memory';
import type { GridName } from '@/lib/experiments/shownGrids';
import type { Grid } from '@/lib/grid';
import type { Request } from './protocol';

export type JobRequest = Extract<Request, { job: number; channel: string }>;

/** Why a job came to nothing. `crashed`: the worker itself broke down under it, twice. */
export type Failure = {
  /** The technical message, in English; the page says in the reader's language that something went wrong and shows this beside it. */
  readonly message: string;
} & ({ readonly kind: 'failed' | 'crashed' } | { readonly kind: 'memory'; readonly need: MemoryNeed });

export interface Listener {
  readonly onFrame?: (frame: Frame) => void;
  readonly onGrids?: (grids: Readonly<Record<GridName, Grid>>) => void;
  readonly onProgress?: (progress: Progress) => void;
  readonly onClaim?: (result: ClaimResult) => void;
  readonly onDone?: () => void;
  readonly onFailed?: (failure: Failure) => void;
  /** The worker broke down and was started again; the job runs once more by itself. */
  readonly onRestart?: () => void;
}

/** A job from the moment it is asked for until it ends. */
export interface Job {
  readonly request: JobRequest;
  readonly assets: readonly AssetId[];
  readonly listener: Listener;
  /** How often the worker broke down while it ran. */
  crashes: number;
}
