import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame } from '@/lib/experiments/contract';

/** What the page asks of the worker. `job` is unique; a newer job on the same `channel` supersedes the older. */
export type Request =
  | {
      readonly type: 'run';
      readonly job: number;
      readonly channel: string;
      readonly experiment: string;
      readonly params: Readonly<Record<string, unknown>>;
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
  | { readonly type: 'claimed'; readonly job: number; readonly result: ClaimResult }
  | { readonly type: 'done'; readonly job: number }
  | { readonly type: 'superseded'; readonly job: number }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };
