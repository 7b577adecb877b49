import { useId } from 'react';
import { Thumbnail } from '@/components/viz/Thumbnail';
import type { Frame } from '@/lib/experiments/contract';
import type { EncoderStackParams } from '@/lib/experiments/encoder-stack/params';
import { formatShape } from '@/lib/format';
import { type Stack, stripHeight, trunkOf, trunkScale } from './frame';
import { GAP, GUTTER, type Mark, stretchOf } from './gutter';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface TrunkProps {
  readonly frame: Frame;
  readonly stack: Stack;
  readonly params: EncoderStackParams;
  readonly held: boolean;
  readonly t: Messages;
  readonly onChoose: (state: number) => void;
}

/** The residual stream downwards: a strip for each hidden state, as it arrives, beside the trunk that carries it. Radio buttons beneath. */
export function Trunk({ frame, stack, params, held, t, onChoose }: TrunkProps) {
  const name = useId();
  const { layers, tokens, chosen } = stack;
  const scale = trunkScale(frame);
  const height = stripHeight(layers, tokens.length);
  const shape = formatShape(tokens.length, frame.scalars.hidden ?? 0);
  return (
    <div>
      <p className={styles.tag} aria-hidden="true">
        <b className="t-x" data-light="">
          x
        </b>{' '}
        <span>{t.strips(shape)}</span>
      </p>
      <div role="radiogroup" aria-label={t.stack}>
        {Array.from({ length: layers + 1 }, (_, state) => {
          const grid = trunkOf(frame, state);
          const above = state === 0 ? 0 : GAP;
          return (
            <label
              // biome-ignore lint/suspicious/noArrayIndexKey: a hidden state's number is its identity
              key={state}
              className={styles.strip}
              style={{ height: height + above, paddingTop: above }}
              data-on={state === chosen || undefined}
              data-held={held || !grid || undefined}
            >
              <input
                type="radio"
                className="sr"
                name={name}
                checked={state === chosen}
                disabled={held || !grid}
                aria-label={grid ? t.state(state) : t.coming(state)}
                onChange={() => onChoose(state)}
              />
              <span className={styles.number} aria-hidden="true">
                {state}
              </span>
              <Gutter
                height={height + above}
                marks={stretchOf(params, state, height + above)}
                reached={grid !== undefined}
              />
              <span className={styles.cells} style={{ height }}>
                {grid ? <Thumbnail grid={grid} scale={scale} tensor="x" /> : <span className={styles.blank} />}
              </span>
            </label>
          );
        })}
      </div>
    </div>
  );
}

/** A stretch of the trunk beside a strip: what leaves it and returns in this layer. */
function Gutter({
  height,
  marks,
  reached,
}: {
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly reached: boolean;
}) {
  return (
    <svg
      className={styles.gutter}
      width={GUTTER}
      height={height}
      viewBox={`0 0 ${GUTTER} ${height}`}
      aria-hidden="true"
      data-coming={!reached || undefined}
    >
      {marks.map(({ d, hue, width, fill }) => (
        <path
          key={d}
          d={d}
          stroke={`var(--t-${hue})`}
          strokeWidth={width}
          fill={fill === 'hue' ? `var(--t-${hue})` : fill ? 'var(--ground, var(--surface))' : 'none'}
        />
      ))}
    </svg>
  );
}
