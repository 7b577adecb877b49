'use client';

import { useRef } from 'react';
import { Heatmap } from '../Heatmap';
import { Legend } from '../Legend';
import { Snippet } from '../Snippet';
import { Unfold } from '../Unfold';
import { useWidth } from '../useWidth';
import type { CellStory, PassTensor } from './contract';
import styles from './Passes.module.css';
import { selectionOn } from './selectionOn';

interface OpenedPairProps<Key extends string> {
  /** A tensor and its gradient. */
  readonly tensors: readonly PassTensor<Key>[];
  readonly chosen: Key;
  readonly cell: { readonly row: number; readonly col: number };
  readonly onSelect: (key: Key, row: number, col: number) => void;
  readonly story: CellStory;
}

const TWO_FROM = 560;

/** The chosen tensor large, beside its gradient under the same selection, and the chosen cell as arithmetic. */
export function OpenedPair<Key extends string>({ tensors, chosen, cell, onSelect, story }: OpenedPairProps<Key>) {
  const box = useRef<HTMLDivElement>(null);
  const two = useWidth(box) >= TWO_FROM;
  return (
    <>
      <div ref={box} className={styles.opened} data-two={two || undefined}>
        {tensors.map(tensor => {
          const { key, name, words, hue, grid, scale, rowAxis, colAxis } = tensor;
          const back = hue === 'g';
          const own = key === chosen;
          return (
            <div key={key} className={styles.panel} data-back={back || undefined}>
              <p className={styles.what}>
                <span>{words}</span>
                <Legend scale={scale} label="" width={120} />
              </p>
              <Heatmap
                grid={grid}
                scale={scale}
                name={name}
                tensor={hue}
                alt={words}
                rowAxis={rowAxis}
                colAxis={colAxis}
                maxCellWidth={48}
                maxHeight={300}
                selection={selectionOn(tensor, cell)}
                onSelect={({ row, col }) => onSelect(key, row, col)}
                selectOn={own ? 'hover' : 'press'}
                announce={!own}
                readout="hidden"
                fileName={key}
              />
            </div>
          );
        })}
      </div>
      <div className={styles.story}>
        {story.unfolding ? <Unfold name={story.name} {...story.unfolding} /> : null}
        <p className={styles.say}>{story.sentence}</p>
        {story.code ? <Snippet code={story.code} /> : null}
      </div>
    </>
  );
}
