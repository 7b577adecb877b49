'use client';

import { useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Group } from '@/components/ui/Group';
import { Segments } from '@/components/ui/Segments';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { useWidth } from '@/components/viz/useWidth';
import type { Frame } from '@/lib/experiments/contract';
import type { EncoderLayerSpecs } from '@/lib/experiments/encoder-layer/params';
import { type GridKey, gridNames } from '@/lib/experiments/encoder-layer/result';
import { type SentenceId, sentences } from '@/lib/experiments/encoder-layer/sentences';
import type { ViewProps } from '../contract';
import { cellScale, scaleOf, shapeOf, tensorOf } from './frame';
import { acrossLayout, downLayout, tensors } from './layout';
import type { Messages } from './messages.en';
import { type Pointed, Tensors } from './Tensors';
import styles from './View.module.css';
import { Wires } from './Wires';

/** Narrower than this the trunk runs downwards. */
const NARROW = 600;
/** The diagram across grows with its place but keeps its letters readable; below this it scrolls within its box. */
const LEAST_ACROSS = 860;
const MOST_DOWN = 420;

/** One encoder layer along its residual stream, computed now: follow a token through it, change its weights, open a tensor. */
export function View({
  params,
  setParam,
  frame,
  t,
  place,
  hidden = [],
  locked = [],
}: ViewProps<EncoderLayerSpecs, Messages>) {
  const has = (name: keyof EncoderLayerSpecs) => !hidden.includes(name);
  const held = (name: keyof EncoderLayerSpecs) => locked.includes(name);
  const { token, head, open, seed, sentence } = params;
  const inspector = useId();
  const stream = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const room = useWidth(stream);
  const layout = room > 0 && room < NARROW ? downLayout : acrossLayout;
  const width = layout === downLayout ? Math.min(room, MOST_DOWN) : Math.max(room, LEAST_ACROSS);
  const scale = width / layout.width;
  const tokens = frame.labels.tokens ?? [];

  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        {has('token') ? (
          <div className={styles.group}>
            <span id={`${inspector}-follow`}>{t.follow}</span>
            <Segments
              labelledBy={`${inspector}-follow`}
              options={[
                ...tokens.map((name, at) => ({ value: String(at), label: name })),
                { value: '-1', label: t.nobody },
              ]}
              value={String(token)}
              disabled={held('token')}
              onChange={at => setParam('token', Number(at))}
            />
          </div>
        ) : null}
        {has('head') ? (
          <div className={styles.group}>
            <Segments
              label={t.head}
              options={Array.from({ length: frame.scalars.heads ?? 1 }, (_, at) => ({
                value: String(at),
                label: t.headShown(at),
              }))}
              value={String(head)}
              disabled={held('head')}
              onChange={at => setParam('head', Number(at))}
            />
          </div>
        ) : null}
        {place === 'home' || !has('sentence') ? null : (
          <div className={styles.group}>
            <Segments
              label={t.sentence}
              options={(Object.keys(sentences) as SentenceId[]).map(id => ({ value: id, label: sentences[id].text }))}
              value={sentence}
              disabled={held('sentence')}
              onChange={id => setParam('sentence', id)}
            />
          </div>
        )}
        <div className={styles.end}>
          <Legend scale={cellScale} label="" />
          {has('seed') ? (
            <Button disabled={held('seed')} onClick={() => setParam('seed', (seed + 1) % 0x1_0000_0000)}>
              {t.newWeights}
            </Button>
          ) : null}
        </div>
      </div>

      <Group
        ref={stream}
        className={styles.stream}
        label={t.diagram}
        tabIndex={layout === acrossLayout && room < LEAST_ACROSS ? 0 : undefined}
      >
        <div className={styles.diagram} style={{ width, height: layout.height * scale }}>
          <Wires layout={layout} scale={scale} words={t.words} tokens={tokens} token={token} />
          <Tensors
            layout={layout}
            scale={scale}
            frame={frame}
            token={token}
            head={head}
            opened={open}
            inspector={inspector}
            t={t}
            onOpen={key => setParam('open', open === key ? 'none' : key)}
            onPoint={setPointed}
          />
        </div>
      </Group>
      <p className={styles.pointed} aria-hidden="true">
        {pointed ? <PointedWords pointed={pointed} shape={shapeOf(frame, pointed.key)} /> : t.hint}
      </p>

      {open === 'none' ? null : (
        <Group id={inspector} className={styles.opened} label={t.openedTensor(tensors[open].name)}>
          <div className={styles.path}>
            <code>{gridNames[open]}</code>
            {open === 'probs' ? <Legend scale={scaleOf(open)} label="" width={120} /> : null}
            <Button look="link" onClick={() => setParam('open', 'none')}>
              {t.close}
            </Button>
          </div>
          <Opened name={open} frame={frame} head={head} token={token} t={t} onFollow={at => setParam('token', at)} />
        </Group>
      )}
    </div>
  );
}

function PointedWords({ pointed: { key, cell }, shape }: { readonly pointed: Pointed; readonly shape: string }) {
  return (
    <>
      <b className={`t-${tensors[key].hue}`}>{tensors[key].name}</b> {shape} <code>{gridNames[key]}</code>
      {cell === null ? null : <span> {cell}</span>}
    </>
  );
}

interface OpenedProps {
  readonly name: GridKey;
  readonly frame: Frame;
  readonly head: number;
  readonly token: number;
  readonly t: Messages;
  readonly onFollow: (token: number) => void;
}

/** A tensor with all its numbers. Moving over it follows its token through the whole diagram. */
function Opened({ name, frame, head, token, t, onFollow }: OpenedProps) {
  const grid = useMemo(() => tensorOf(frame, name, head), [frame, name, head]);
  const tokens = frame.labels.tokens ?? [];
  const overKeys = grid.rows === grid.cols;
  return (
    <Heatmap
      grid={grid}
      scale={scaleOf(name)}
      name={tensors[name].name}
      tensor={tensors[name].hue}
      part={name}
      shape={overKeys ? `${shapeOf(frame, name)}, ${t.headShown(head)}` : shapeOf(frame, name)}
      rowLabels={tokens}
      {...(overKeys ? { colLabels: tokens } : { colAxis: t.feature })}
      selection={token >= 0 ? { row: token } : null}
      selectOn="press"
      onSelect={({ row }) => onFollow(row)}
      maxCellWidth={52}
      fileName={gridNames[name]}
    />
  );
}
