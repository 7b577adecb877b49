'use client';

import { useMemo } from 'react';
import { Segments } from '@/components/ui/Segments';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import type { Frame } from '@/lib/experiments/contract';
import { arrowOf, arrows, type OpenId } from '@/lib/experiments/encoder-map/arrows';
import { boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams, EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import { formatNumber, formatReadable, formatShape } from '@/lib/format';
import type { ViewProps } from '../contract';
import { workedCell } from './cell';
import { chosenOf, headOf, hueOf, openedOf, parametersOf, perHead, scaleOf, shapeOf, sizesOf } from './frame';
import { formulas } from './generated/formulas';
import type { Messages } from './messages.en';
import { arrowName } from './names';
import { cellWords } from './sentence';
import { snippetOf } from './snippet';
import { statisticsOf } from './statistics';
import { unfoldingOf } from './unfolding';
import styles from './View.module.css';

interface InspectorProps {
  readonly frame: Frame;
  readonly params: EncoderMapParams;
  readonly setParam: ViewProps<EncoderMapSpecs, Messages>['setParam'];
  readonly has: (name: keyof EncoderMapSpecs) => boolean;
  readonly held: (name: keyof EncoderMapSpecs) => boolean;
  readonly t: Messages;
  readonly onOpen: (id: OpenId) => void;
}

/** What is open: its words, its numbers, one cell worked out, its parameters, and the arrows that lead on. */
export function Inspector({ frame, params, setParam, has, held, t, onOpen }: InspectorProps) {
  const chosen = chosenOf(params);
  const { box } = chosen;
  const sizes = sizesOf(params);
  const spec = boxOf(box);
  const arrow = arrowOf(params.open);
  const head = headOf(params);
  const tokens = frame.labels.tokens ?? [];
  const grid = useMemo(() => openedOf(frame, box, head), [frame, box, head]);
  const worked = workedCell(frame, params);
  const unfolding = worked && unfoldingOf(worked, tokens, t);
  const snippet = worked && snippetOf(worked);
  const overKeys = perHead(box);
  const statistics = statisticsOf(grid);
  return (
    <>
      <p className={styles.title}>
        <b className={`t-${hueOf[box]}`}>{arrow ? arrowName(arrow.id) : spec.symbol}</b>{' '}
        <span>{arrow ? t.arrowCarries(shapeOf(box, sizes)) : shapeOf(box, sizes)}</span>
      </p>
      <p className={styles.what}>{arrow ? t.carried[arrow.id] : t.whats[box]}</p>
      <p className={styles.path}>
        <code>{spec.activation}</code> <span>{t.made(spec.inClass)}</span>
      </p>

      <div className={styles.bar}>
        <Legend scale={scaleOf(box)} label="" width={132} />
        {overKeys && sizes.heads > 1 && has('head') ? (
          <div className={styles.heads}>
            <span aria-hidden="true">{t.head}</span>
            <Segments
              label={t.head}
              options={Array.from({ length: sizes.heads }, (_, at) => ({ value: String(at), label: at }))}
              value={String(head)}
              disabled={held('head')}
              onChange={value => setParam('head', Number(value))}
            />
          </div>
        ) : null}
      </div>
      <Heatmap
        grid={grid}
        scale={scaleOf(box)}
        name={spec.symbol}
        tensor={hueOf[box]}
        part={box}
        shape={overKeys ? `${formatShape(grid.rows, grid.cols)}, ${t.head} ${head}` : shapeOf(box, sizes)}
        rowLabels={tokens}
        {...(overKeys ? { colLabels: tokens } : { colAxis: t.dimension })}
        selection={{ row: chosen.row, col: chosen.col }}
        selectOn="press"
        onSelect={({ row, col }) => {
          if (row !== chosen.row) setParam('row', row);
          if (col !== chosen.col) setParam('col', col);
        }}
        maxHeight={Math.max(200, Math.min(300, 16 * grid.rows))}
        maxCellWidth={40}
        digits={null}
        fileName={overKeys ? `${spec.activation}-head-${head}` : spec.activation}
      />
      <dl className={styles.statistics}>
        {(['mean', 'std', 'min', 'max'] as const).map(key => (
          <div key={key}>
            <dt>{t.statistics[key]}</dt>
            <dd>{formatReadable(statistics[key], 3)}</dd>
          </div>
        ))}
      </dl>

      <p className={styles.heading}>{t.formula}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own, made before the build from the table of boxes */}
      <div className={`tex block ${styles.formula}`} dangerouslySetInnerHTML={{ __html: formulas[box] }} />
      {worked ? <p className={styles.say}>{t.cell(cellWords(worked, tokens))}</p> : null}
      {unfolding ? <Unfold name={t.unfolded} {...unfolding} /> : null}
      {snippet ? <Snippet code={snippet} /> : null}

      <p className={styles.heading}>{t.parameters}</p>
      <Parameters frame={frame} box={box} t={t} />

      <ArrowList
        label={t.arriving}
        ids={arrows.filter(({ to }) => (to as readonly string[]).includes(box)).map(({ id }) => id)}
        {...{ params, onOpen, t }}
      />
      <ArrowList
        label={t.leaving}
        ids={arrows.filter(({ from }) => from === box).map(({ id }) => id)}
        {...{ params, onOpen, t }}
      />
    </>
  );
}

const whole = (count: number): string => formatNumber(count, { style: 'integer' });

function Parameters({
  frame,
  box,
  t,
}: {
  readonly frame: Frame;
  readonly box: ReturnType<typeof chosenOf>['box'];
  readonly t: Messages;
}) {
  const lines = parametersOf(frame, box);
  if (lines.length === 0) return <p className={styles.say}>{t.none}</p>;
  return (
    <>
      <ul className={styles.parameters}>
        {lines.map(({ name, shape, count }) => (
          <li key={name}>
            <code>{name}</code>
            <span>
              {formatShape(...shape)}
              {shape.length > 1 ? ` = ${whole(count)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {lines.length > 1 ? (
        <p className={styles.say}>{t.sum(whole(lines.reduce((sum, { count }) => sum + count, 0)))}</p>
      ) : null}
    </>
  );
}

interface ArrowListProps {
  readonly label: string;
  readonly ids: readonly (typeof arrows)[number]['id'][];
  readonly params: EncoderMapParams;
  readonly t: Messages;
  readonly onOpen: (id: OpenId) => void;
}

function ArrowList({ label, ids, params, t, onOpen }: ArrowListProps) {
  if (ids.length === 0) return null;
  return (
    <div className={styles.arrows}>
      <span>{label}</span>
      {ids.map(id => (
        <button
          key={id}
          type="button"
          aria-label={t.openArrow(arrowName(id))}
          aria-pressed={params.open === id}
          onClick={() => onOpen(id)}
        >
          {arrowName(id)}
        </button>
      ))}
    </div>
  );
}
