import type { Frame } from '@/lib/experiments/contract';
import { lacking } from '@/lib/experiments/shownGrids';
import type { Running } from '@/lib/worker/client';
import type { Failure } from '@/lib/worker/jobs';
import type { ShownGrids } from '../contract';
import type { Values } from './values';

/** What the View draws. */
export interface Drawn {
  readonly frame: Frame;
  /** Those that the frame was computed at, with the view's own as they are now. */
  readonly params: Values;
}

/** A frame, what it was computed at, and where more of it can be had. */
export interface Standing extends Drawn {
  readonly run: Running;
  /** The grids that came with it, where they were there. */
  readonly wish: readonly string[];
}

interface StageOptions {
  readonly shown: ShownGrids | undefined;
  /** The view's own parameters as they are now. */
  readonly viewParams: () => Values;
  readonly drawn: () => Drawn | undefined;
  /** Grids have come. */
  readonly onFrame: (frame: Frame) => void;
  readonly onDrawn: (drawn: Drawn) => void;
  readonly onFailed: (failure: Failure) => void;
}

/**
 * What stands in the figure: the last frame, and of the View's parameters and that frame the pair that is drawn. The pair is only
 * changed once all that it shows has been fetched from the worker, so that a View is never asked to draw a tensor that is not there.
 */
export function createStage({ shown, viewParams, drawn, onFrame, onDrawn, onFailed }: StageOptions) {
  let standing: Standing | undefined;
  let complete: Standing | undefined;
  /** Grids of the standing frame that are on their way, and those that its run does not have. */
  let awaited: readonly string[] = [];
  let absent: readonly string[] = [];

  const pair = ({ frame, params }: Standing): Drawn => ({ frame, params: { ...params, ...viewParams() } });

  function missing({ frame, params }: Drawn): readonly string[] {
    return shown ? lacking(frame.grids, shown(params, frame)).filter(grid => !absent.includes(grid)) : [];
  }

  /** Draws what there is to draw, or asks for what is missing. */
  function update(): void {
    if (!standing) return;
    const next = pair(standing);
    const wanted = missing(next);
    if (wanted.length === 0) draw(next);
    else if (!wanted.every(grid => awaited.includes(grid))) ask(standing, wanted);
  }

  function draw(next: Drawn): void {
    const now = drawn();
    const same = now && Object.keys(next.params).every(key => next.params[key] === now.params[key]);
    if (!same || now.frame !== next.frame) onDrawn(same ? { ...next, params: now.params } : next);
  }

  function ask({ run }: Standing, wanted: readonly string[]): void {
    awaited = wanted;
    const answered = () => {
      if (standing?.run !== run || awaited !== wanted) return;
      [awaited, absent] = [[], [...absent, ...lacking(standing.frame.grids, wanted)]];
      update();
    };
    run.more(wanted, {
      onGrids: grids => {
        if (standing?.run !== run) return;
        const { frame } = standing;
        const more = { ...standing, frame: { ...frame, grids: { ...frame.grids, ...grids } } };
        if (complete === standing) complete = more;
        standing = more;
        onFrame(more.frame);
      },
      onDone: answered,
      onFailed: failure => {
        onFailed(failure);
        answered();
      },
    });
  }

  /** What the run of the standing frame may have after all. */
  function again(): void {
    [awaited, absent] = [[], standing?.wish ?? []];
    update();
  }

  return {
    update,
    again,
    stand: (next: Standing) => {
      standing = next;
      if (next.frame.done) complete = next;
      again();
    },
    /** Back to the last complete frame, if another stands in its place. */
    restore: (): Standing | undefined => {
      if (!complete || standing === complete) return undefined;
      standing = complete;
      again();
      return complete;
    },
  };
}
