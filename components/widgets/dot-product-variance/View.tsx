'use client';

import { useMemo } from 'react';
import { Group } from '@/components/ui/Group';
import { Segments } from '@/components/ui/Segments';
import { Heatmap } from '@/components/viz/Heatmap';
import { Histogram } from '@/components/viz/Histogram';
import { Legend } from '@/components/viz/Legend';
import { LineChart } from '@/components/viz/LineChart';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import { type DotProductSpecs, pairs } from '@/lib/experiments/dot-product-variance/params';
import type { ViewProps } from '../contract';
import { againstD, distributionChart } from './charts';
import { figuresOf } from './figures';
import type { Messages } from './messages.en';
import { pairOf, shownPairs, signed, tensors, unfoldPair } from './pairs';
import { drawsSnippet, longestPair, pairSnippet } from './snippet';
import styles from './View.module.css';

const CHART_HEIGHT = 190;

type Props = ViewProps<DotProductSpecs, Messages>;

/** Dot products of drawn pairs: what is measured beside what theory says, and single pairs written out. */
export function View({ params, setParam, frame, t, hidden = [], locked = [] }: Props) {
  const distribution = useMemo(() => distributionChart(frame, params, t), [frame, params, t]);
  const variance = useMemo(() => againstD(frame, params, t), [frame, params, t]);
  const still = locked.includes('d') || hidden.includes('d');
  return (
    <div className={styles.view}>
      <Numbers frame={frame} t={t} />
      <div className={styles.charts}>
        <Histogram
          {...distribution}
          height={CHART_HEIGHT}
          placeWord={t.scoreNear}
          fileName="dot-product-variance-scores"
        />
        <LineChart
          {...variance}
          height={CHART_HEIGHT}
          placeWord={t.atD}
          selected={params.d}
          onSelect={d => {
            if (!still) setParam('d', d);
          }}
          empty={t.noVariance}
          fileName="dot-product-variance-against-d"
        />
      </div>
      <Pairs {...{ params, setParam, frame, t, hidden, locked }} />
    </div>
  );
}

/** Mean and variance, theory beside measurement. */
function Numbers({ frame, t }: Pick<Props, 'frame' | 't'>) {
  return (
    <table className={styles.numbers}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.theory}</th>
          <th scope="col">{t.measured}</th>
        </tr>
      </thead>
      <tbody>
        {figuresOf(frame).map(({ name, theory, measured, error }) => (
          <tr key={name} data-part={name === 'variance' ? 'variance' : undefined}>
            <th scope="row">{name === 'mean' ? t.meanName : t.varianceName}</th>
            <td>{theory}</td>
            <td>
              {measured} <span>± {error}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type PairsProps = Pick<Props, 'params' | 'setParam' | 'frame' | 't'> & {
  readonly hidden: readonly string[];
  readonly locked: readonly string[];
};

/** A few drawn pairs as rows of heatmaps, and the chosen one's sum. */
function Pairs({ params, setParam, frame, t, hidden, locked }: PairsProps) {
  const { pair, d, divisor } = params;
  const still = locked.includes('pair');
  const choose = (row: number): void => {
    if (!still && row !== pair) setParam('pair', row);
  };
  const { sum, ...unfolded } = useMemo(() => unfoldPair(frame, pair, t), [frame, pair, t]);
  const { q, k } = pairOf(frame, pair);
  const score = sum / (frame.scalars.divisor ?? 1);
  return (
    <Group className={styles.pairs} label={t.pairsTitle}>
      <div className={styles.head}>
        <b>{t.pairsTitle}</b>
        <Legend scale={signed} label="" width={132} />
      </div>
      <div className={styles.maps}>
        {tensors.map(({ name, label, hue, part }) => {
          const { grid, shape } = shownPairs(frame, name, t);
          return (
            <Heatmap
              key={name}
              grid={grid}
              scale={signed}
              name={label}
              tensor={hue}
              part={part}
              shape={shape}
              rowLabels={rowLabels}
              rowAxis={t.pairRow}
              colAxis={t.coordinate}
              selection={{ row: pair }}
              onSelect={({ row }) => choose(row)}
              selectOn="press"
              cellHeight={13}
              maxCellWidth={40}
              digits={null}
              zoomable={false}
              fileName={`dot-product-variance-${name}`}
            />
          );
        })}
      </div>
      {hidden.includes('pair') ? null : (
        <div className={styles.choice}>
          <span aria-hidden="true">{t.pairLabel}</span>
          <Segments
            label={t.pairLabel}
            options={rowLabels.map(label => ({ value: label, label }))}
            value={String(pair)}
            disabled={still}
            onChange={value => choose(Number(value))}
          />
        </div>
      )}
      <Unfold name={t.unfolded(pair)} {...unfolded} />
      <p className={styles.say}>{t.sentence(pair, d, sum, divisor, score)}</p>
      {d <= longestPair ? <Snippet code={pairSnippet(q, k, params)} title={t.pairCode} /> : null}
      <Snippet code={drawsSnippet(params)} title={t.drawsCode} />
    </Group>
  );
}

const rowLabels = Array.from({ length: pairs }, (_, i) => String(i));
