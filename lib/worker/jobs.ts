import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame } from '@/lib/experiments/contract';
import type { Request } from './protocol';

export type JobRequest = Extract<Request, { channel: string }>;

/** Why a job came to nothing. `crashed`: the worker itself broke down under it, twice. */
export interface Failure {
  readonly kind: 'failed' | 'crashed';
  /** The technical message, in English; the page says in the reader's language that something went wrong and shows this beside it. */
  readonly message: string;
}

export interface Listener {
  readonly onFrame?: (frame: Frame) => void;
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
