'use client';

import { type CSSProperties, useId, useRef } from 'react';
import { Heatmap } from '../Heatmap';
import { useWidth } from '../useWidth';
import type { PassStage, PassTensor, PassWords } from './contract';
import { passLayout } from './layout';
import styles from './Passes.module.css';

interface PassesProps<Key extends string> {
  readonly stages: readonly PassStage<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  readonly held: boolean;
  readonly words: PassWords;
}

/**
 * A module as its tensors, in the order in which they are computed, with the gradient of each beneath it: what takes part in the chosen
 * cell is ringed in all of them. Radio buttons: the chosen one stands open elsewhere.
 */
export function Passes<Key extends string>({ stages, chosen, onChoose, held, words }: PassesProps<Key>) {
  const box = useRef<HTMLDivElement>(null);
  const name = useId();
  const width = useWidth(box);
  const { kind, gap, cell, height } = passLayout(stages, width);
  const tile = (tensor: PassTensor<Key>, back: boolean, size = height) => (
    <label
      className={styles.tile}
      data-on={tensor.key === chosen || undefined}
      data-back={back || undefined}
      data-held={held || undefined}
      data-part={tensor.key}
    >
      <input
        type="radio"
        className="sr"
        name={name}
        checked={tensor.key === chosen}
        disabled={held}
        aria-label={`${back ? words.backward : words.forward}: ${tensor.words}`}
        onChange={() => onChoose(tensor.key)}
      />
      <Heatmap
        grid={tensor.grid}
        scale={tensor.scale}
        name={tensor.name}
        tensor={tensor.hue}
        shape=""
        alt={tensor.words}
        interactive={false}
        tools={false}
        showRowLabels={false}
        showColLabels={false}
        digits={null}
        zoomable={false}
        selection={tensor.selection ?? null}
        cellWidth={cell(tensor.grid.cols)}
        cellHeight={size / tensor.grid.rows}
      />
    </label>
  );
  return (
    <div ref={box} className={styles.box}>
      {width === 0 ? null : (
        <div
          className={`${styles.flow} ${styles[kind]}`}
          role="radiogroup"
          aria-label={words.group}
          style={{ '--gap': `${gap}px`, '--stages': stages.length } as CSSProperties}
        >
          {kind === 'narrow' ? (
            <>
              <span className={styles.way} aria-hidden="true">
                {words.forward} ↓
              </span>
              <span className={styles.way} aria-hidden="true">
                {words.backward} ↑
              </span>
            </>
          ) : null}
          {stages.map(({ sign, forward, backward, below }) => (
            <div key={forward.key} className={styles.stage}>
              <div className={styles.forward}>
                {sign ? (
                  <span className={styles.sign} aria-hidden="true">
                    {sign}
                  </span>
                ) : null}
                {tile(forward, false)}
              </div>
              <div className={styles.backward}>
                {backward ? tile(backward, true) : null}
                {below ? tile(below, true, Math.max(12, height / forward.grid.rows)) : null}
              </div>
            </div>
          ))}
        </div>
      )}
      {kind === 'wide' ? (
        <p className={styles.ways} aria-hidden="true">
          <span>{words.forward} →</span> <span className="t-g">← {words.backward}</span>
        </p>
      ) : null}
    </div>
  );
}
