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
  | { readonly type: 'asset'; readonly id: AssetId; readonly data: string };

/** What the worker answers. After `done` or `failed` nothing more comes for a job; a superseded job answers nothing. */
export type Response =
  | { readonly type: 'frame'; readonly job: number; readonly frame: Frame }
  | { readonly type: 'claimed'; readonly job: number; readonly result: ClaimResult }
  | { readonly type: 'done'; readonly job: number }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };
