import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame, Progress } from '@/lib/experiments/contract';
import type { MemoryNeed } from '@/lib/experiments/memory';
import type { GridName } from '@/lib/experiments/shownGrids';
import type { Grid } from '@/lib/grid';

/** What the page asks of the worker. `job` is unique; a newer job on the same `channel` supersedes the older. */
export type Request =
  | {
      readonly type: 'run';
      readonly job: number;
      readonly channel: string;
      readonly experiment: string;
      readonly params: Readonly<Record<string, unknown>>;
      /** The grids that frames bring along. Absent: all. */
      readonly shown?: readonly GridName[] | undefined;
      /** Other grids will be asked for by `grids`. */
      readonly keep?: boolean;
    }
  /**
   * More grids of the last frame of run `of`, from what is kept of it; where that is gone they are computed again. Supersedes older
   * jobs of its kind on the channel and is superseded by a run.
   */
  | {
      readonly type: 'grids';
      readonly job: number;
      readonly channel: string;
      readonly of: number;
      readonly experiment: string;
      readonly params: Readonly<Record<string, unknown>>;
      readonly shown: readonly GridName[];
    }
  | {
      readonly type: 'claim';
      readonly job: number;
      readonly channel: string;
      readonly lesson: string;
      readonly claim: string;
      readonly seed: number;
    }
  | { readonly type: 'cancel'; readonly job: number }
  /** What the page knows of the device, before any job: bytes that a run may take. */
  | { readonly type: 'device'; readonly memory: number | undefined }
  | { readonly type: 'asset'; readonly id: AssetId; readonly data: string }
  /** Answered by `alive` as soon as the worker gives way: how the page tells slow from stuck. */
  | { readonly type: 'ping' };

/**
 * What the worker answers. Every job ends in exactly one of `done`, `failed` or `superseded` (by a newer one, or a cancel); after
 * that nothing more comes for it.
 */
export type Response =
  /** Once, when the worker's script has run: before that an error means that workers cannot be had here. */
  | { readonly type: 'ready' }
  | { readonly type: 'alive' }
  | { readonly type: 'frame'; readonly job: number; readonly frame: Frame }
  /** Some of those asked for; what a run doesn't have is left out. */
  | { readonly type: 'grids'; readonly job: number; readonly grids: Readonly<Record<GridName, Grid>> }
  | { readonly type: 'progress'; readonly job: number; readonly progress: Progress }
  | { readonly type: 'claimed'; readonly job: number; readonly result: ClaimResult }
  | { readonly type: 'done'; readonly job: number }
  | { readonly type: 'superseded'; readonly job: number }
  /** `memory`: the device has too little; how much it is, and what would need less. */
  | { readonly type: 'failed'; readonly job: number; readonly message: string; readonly memory?: MemoryNeed };
