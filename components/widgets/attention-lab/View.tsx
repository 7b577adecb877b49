'use client';

import { type CSSProperties, useMemo, useRef } from 'react';
import { Segments } from '@/components/ui/Segments';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { rowLabelWidth } from '@/components/viz/labels';
import { probability } from '@/components/viz/scale';
import { useWidth } from '@/components/viz/useWidth';
import type { Cell } from '@/components/viz/zoom';
import type { AttentionLabSpecs, UnfoldingTensor } from '@/lib/experiments/attention-lab/params';
import { formatShape } from '@/lib/format';
import type { ViewProps } from '../contract';
import { layoutOf, printable, sumsWidth } from './layout';
import type { Messages } from './messages.en';
import { RestOfLayer } from './RestOfLayer';
import { rowSum, signed } from './scales';
import { type Selections, selectionsOf, startsOf } from './selections';
import { probsText, productText, sumsAreOne } from './shapes';
import { chosenOf, shownOf } from './shown';
import { Unfolded } from './Unfolded';
import styles from './View.module.css';
import { Words } from './Words';

/**
 * Attention laid out as it multiplies: kᵀ above, q at the left, scores in the corner they make, probs beside, v and context below.
 * The chosen cell is ringed in every tensor that takes part in it, and unfolds underneath.
 */
export function View({ params, setParam, frame, t, hidden, locked }: ViewProps<AttentionLabSpecs, Messages>) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  // Not on all of params: choosing a cell must leave every grid as it is, so that no canvas is painted anew.
  const { head: wanted, mask } = params;
  // Nor on frame: rows that come later for the unfolded cell leave all that is drawn here as it is, and the scalars with it.
  const computed = frame.scalars;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const shown = useMemo(() => shownOf(frame, { head: wanted, mask }), [computed, wanted, mask]);
  const { tokens, head, heads, headDim } = shown;
  const chosen = chosenOf(params, shown);
  const rings = selectionsOf(chosen, params.axis);
  const starts = startsOf(chosen);

  const sums = !sumsAreOne(params);
  const label = rowLabelWidth(tokens, tokens.length) + 8;
  const layout = layoutOf(width, { n: tokens.length, headDim, label, sums });
  const companions = layout.kind !== 'narrow';
  const corner = companions ? Math.min(150, Math.floor(label + headDim * layout.thin)) : 150;

  const choose = (tensor: UnfoldingTensor, row: number, col: number) => {
    if (tensor !== chosen.tensor) setParam('tensor', tensor);
    if (row !== chosen.row) setParam('row', row);
    if (col !== chosen.col) setParam('col', col);
  };
  /**
   * What the six maps share. A press unfolds a cell of any of them; passing over cells does so only where one is unfolded already.
   * There the figure's reading says the cell; elsewhere the map itself says what the cursor is at.
   */
  const map = (tensor: UnfoldingTensor, part: keyof Selections) =>
    ({
      selection: rings[part],
      start: starts[part],
      onSelect: ({ row, col }: Cell) => (part === 'kT' ? choose(tensor, col, row) : choose(tensor, row, col)),
      selectOn: chosen.tensor === tensor ? 'hover' : 'press',
      announce: chosen.tensor !== tensor,
      // On a phone what is unfolded stands far below: there each map whose values are not printed says its cell itself.
      readout: companions ? 'hidden' : undefined,
      rowLabels: tokens,
    }) as const;
  // The Data menu stands beside the name, if the map is wide enough for both.
  const roomForTools = headDim * layout.thin >= 108;
  const byDimension = {
    tools: roomForTools,
    colAxis: t.dimension,
    showColLabels: false,
    digits: null,
    zoomable: false,
  } as const;

  return (
    <div ref={box} className={styles.lab}>
      <ol className={styles.tokens} aria-label={t.tokens(tokens.length)}>
        {tokens.map((token, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
          <li key={i} className={shown.padding[i] ? styles.pad : undefined}>
            <bdi>{token}</bdi> <span>{frame.labels.ids?.[i]}</span>
          </li>
        ))}
      </ol>
      {width === 0 ? null : (
        <div
          className={`${styles.stage} ${styles[layout.kind]}`}
          style={{ '--gap': `${layout.gap}px`, '--label': `${label}px` } as CSSProperties}
        >
          <div className={styles.side}>
            <Legend scale={signed} width={corner} />
            {heads > 1 && !hidden?.includes('head') ? (
              <div className={styles.heads}>
                <span aria-hidden="true">{t.head}</span>
                <Segments
                  label={t.head}
                  options={Array.from({ length: heads }, (_, i) => ({ value: String(i), label: i }))}
                  value={String(head)}
                  disabled={locked?.includes('head')}
                  onChange={value => setParam('head', Number(value))}
                />
              </div>
            ) : null}
          </div>
          <div className={styles.side2}>
            <Legend scale={probability} width={layout.kind === 'medium' ? Math.max(72, corner - label) : corner} />
          </div>
          {companions ? (
            <>
              <div className={styles.k}>
                <Heatmap
                  {...map('k', 'kT')}
                  grid={shown.kT}
                  scale={signed}
                  name="kᵀ"
                  tensor="k"
                  part="k"
                  alt={t.keysOf(head)}
                  rowLabels={undefined}
                  rowAxis={t.dimension}
                  colLabels={tokens}
                  showRowLabels={false}
                  cellWidth={layout.big.width}
                  cellHeight={layout.flat}
                  digits={null}
                  zoomable={false}
                />
              </div>
              <div className={styles.q}>
                <Heatmap
                  {...map('q', 'q')}
                  {...byDimension}
                  grid={shown.q}
                  scale={signed}
                  name="q"
                  tensor="q"
                  part="q"
                  alt={t.queriesOf(head)}
                  cellWidth={layout.thin}
                  cellHeight={layout.big.height}
                />
              </div>
            </>
          ) : null}
          <div className={styles.s}>
            <Heatmap
              {...map('scores', 'scores')}
              grid={shown.scores}
              scale={signed}
              name="scores"
              tensor="s"
              part="scores"
              shape={`${formatShape(tokens.length, tokens.length)}, ${productText(params, shown)}`}
              alt={t.scoresOf(head)}
              colLabels={tokens}
              showRowLabels={!companions}
              showColLabels={!companions}
              cellWidth={layout.big.width}
              cellHeight={layout.big.height}
            />
          </div>
          <div className={styles.p}>
            <Heatmap
              {...map('probs', 'probs')}
              grid={shown.weights}
              scale={probability}
              name="probs"
              tensor="s"
              part="probs"
              shape={probsText(params, t)}
              alt={t.probsOf(head)}
              colLabels={tokens}
              showRowLabels={layout.kind !== 'wide'}
              showColLabels={layout.kind !== 'medium'}
              cellWidth={layout.big.width}
              cellHeight={layout.big.height}
            />
            {sums ? (
              <Heatmap
                grid={shown.sums}
                scale={rowSum}
                name="Σ"
                tensor="s"
                shape={t.rowSum}
                alt={t.rowSum}
                rowLabels={tokens}
                showRowLabels={false}
                showColLabels={false}
                selection={{ row: rings.probs?.row, col: rings.probs?.row === undefined ? undefined : 0 }}
                interactive={false}
                tools={false}
                cellWidth={sumsWidth}
                cellHeight={layout.big.height}
              />
            ) : null}
          </div>
          {companions ? (
            <div className={styles.v}>
              <Heatmap
                {...map('v', 'v')}
                {...byDimension}
                grid={shown.v}
                scale={signed}
                name="v"
                tensor="v"
                part="v"
                alt={t.valuesOf(head)}
                cellWidth={layout.thin}
                cellHeight={layout.low}
              />
            </div>
          ) : null}
          <div className={styles.c}>
            <Heatmap
              {...map('context', 'context')}
              {...byDimension}
              grid={shown.context}
              scale={signed}
              digits={layout.low >= printable ? undefined : null}
              tools
              name="context"
              tensor="ctx"
              part="context"
              shape={`${formatShape(tokens.length, headDim)}, probs·v`}
              alt={t.contextOf(head)}
              showRowLabels={!companions}
              cellWidth={layout.contextWidth}
              cellHeight={layout.low}
            />
          </div>
          <p className={styles.rule}>
            <Words phrase={t.contextRule} />
          </p>
        </div>
      )}
      <Unfolded frame={frame} params={params} shown={shown} chosen={chosen} t={t} />
      <RestOfLayer frame={frame} row={chosen.row} t={t} />
    </div>
  );
}
