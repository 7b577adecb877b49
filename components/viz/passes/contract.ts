import type { Grid } from '@/lib/grid';
import type { Selection } from '../contract';
import type { TensorHue } from '../ramps';
import type { HeatScale } from '../scale';
import type { Unfolding } from '../unfolding';

/** A tensor on its way through a module, or the gradient that comes back to it. */
export interface PassTensor<Key extends string = string> {
  readonly key: Key;
  /** As formulas write it. */
  readonly name: string;
  /** Spoken, and above the map when it stands open: "after dropout". */
  readonly words: string;
  readonly hue: TensorHue;
  readonly grid: Grid;
  readonly scale: HeatScale;
  /** What of it takes part in the chosen cell. */
  readonly selection?: Selection | null | undefined;
  readonly rowAxis: string;
  readonly colAxis: string;
}

/** A tensor and its gradient, which stand one above the other: forward runs to the right, backward to the left. */
export interface PassStage<Key extends string = string> {
  /** Between it and the stage before: ×, +, =. */
  readonly sign: string;
  readonly forward: PassTensor<Key>;
  readonly backward?: PassTensor<Key> | undefined;
  /** A gradient of one row beneath: that of a bias. */
  readonly below?: PassTensor<Key> | undefined;
}

/** The chosen cell, with all that its arithmetic takes. */
export interface CellStory {
  readonly name: string;
  /** null where the number was drawn, not computed. */
  readonly unfolding: Unfolding | null;
  readonly sentence: string;
  /** PyTorch that comes to the same number. */
  readonly code: string | null;
}

export interface PassWords {
  /** Names the group of all maps. */
  readonly group: string;
  readonly forward: string;
  readonly backward: string;
  readonly cell: string;
}

/** Both tensors of the stage in which `key` stands, the forward one first. */
export function openedOf<Key extends string>(stages: readonly PassStage<Key>[], key: Key): readonly PassTensor<Key>[] {
  const stage = stages.find(({ forward, backward, below }) =>
    [forward, backward, below].some(tensor => tensor?.key === key),
  );
  return stage ? [stage.forward, stage.backward, stage.below].filter(tensor => tensor !== undefined) : [];
}
