'use client';

import { Group } from '@/components/ui/Group';
import type { NamedChart } from '../chart';
import { LineChart } from '../LineChart';
import { type CellStory, openedOf, type PassStage, type PassWords } from './contract';
import { OpenedPair } from './OpenedPair';
import { Passes } from './Passes';
import styles from './Passes.module.css';

interface Cell<Key extends string> {
  readonly tensor: Key;
  readonly row: number;
  readonly col: number;
}

interface PassesFigureProps<Key extends string> {
  readonly stages: readonly PassStage<Key>[];
  readonly chosen: Cell<Key>;
  readonly onChoose: (tensor: Key) => void;
  readonly onSelect: (cell: Cell<Key>) => void;
  /** The tensors cannot be chosen. */
  readonly held: boolean;
  readonly words: PassWords;
  readonly verdict: string;
  readonly story: CellStory;
  readonly charts: readonly MeasuredChart[];
  /** Names the group of charts, and their files. */
  readonly measured: string;
  readonly fileName: string;
}

export interface MeasuredChart extends NamedChart {
  /** A place on its x axis in words. */
  readonly placeWord: (x: number) => string;
  readonly selected?: number | undefined;
}

/** A module as its tensors, forward above and backward beneath; one pair of them large, a cell of it as arithmetic; what is measured. */
export function PassesFigure<Key extends string>(props: PassesFigureProps<Key>) {
  const { stages, chosen, onChoose, onSelect, held, words, verdict, story, charts, measured, fileName } = props;
  return (
    <div className={styles.figure}>
      <Passes stages={stages} chosen={chosen.tensor} onChoose={onChoose} held={held} words={words} />
      <p className={styles.verdict}>{verdict}</p>
      <OpenedPair
        tensors={openedOf(stages, chosen.tensor)}
        chosen={chosen.tensor}
        cell={chosen}
        onSelect={(tensor, row, col) => onSelect({ tensor, row, col })}
        story={story}
      />
      <Group className={styles.charts} label={measured}>
        {charts.map(({ key, ...chart }) => (
          <LineChart key={key} {...chart} height={140} fileName={`${fileName}-${key}`} />
        ))}
      </Group>
    </div>
  );
}
