import { useId } from 'react';
import { Group } from '@/components/ui/Group';
import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams } from '@/lib/experiments/residual-chain/params';
import { gridEntry } from '@/lib/grid';
import { type Drawn, gridOf, sideStyle } from './frame';
import type { Messages } from './messages.en';
import { barsOf, stepsOf, WIRING, wiringOf } from './pathsLayout';
import styles from './View.module.css';

interface PathsProps {
  readonly frame: Frame;
  readonly params: ResidualChainParams;
  readonly drawn: Drawn;
  readonly held: boolean;
  readonly t: Messages;
  readonly onChoose: (mask: number) => void;
}

/** Every path of a short chain: the chosen one in the wiring, all of them as bars that add up. Radio buttons beneath. */
export function Paths({ frame, params, drawn, held, t, onChoose }: PathsProps) {
  const name = useId();
  const bars = barsOf(frame, drawn);
  const chosen = bars[drawn.path];
  if (!chosen) return null;
  const top = Math.max(1e-300, ...bars.map(({ value }) => Math.abs(value)));
  const low = bars.some(({ value }) => value < 0);
  const total = gridEntry(gridOf(frame, sideStyle.backward.grid), 0, drawn.dim);
  return (
    <Group className={styles.paths} label={t.paths}>
      <p className={styles.title}>{t.pathsTitle(bars.length, drawn.dim)}</p>
      <Wires blocks={drawn.blocks} mask={chosen.mask} t={t} />
      <div className={styles.bars} role="radiogroup" aria-label={t.paths} data-low={low || undefined}>
        {bars.map((bar, i) => (
          <label
            key={bar.mask}
            className={styles.bar}
            data-on={bar === chosen || undefined}
            data-held={held || undefined}
            data-first={(i > 0 && bars[i - 1]?.length !== bar.length) || undefined}
            title={t.path(bar, drawn.blocks)}
          >
            <input
              type="radio"
              className={styles.pick}
              name={name}
              checked={bar === chosen}
              disabled={held}
              aria-label={t.path(bar, drawn.blocks)}
              onChange={() => onChoose(bar.mask)}
            />
            <span
              className={styles.rise}
              data-down={bar.value < 0 || undefined}
              style={{ height: `${(low ? 50 : 100) * (Math.abs(bar.value) / top)}%` }}
            />
          </label>
        ))}
      </div>
      <p className={styles.said}>
        <b className="t-g">{t.path(chosen, drawn.blocks)}</b>
        <br />
        {t.steps(stepsOf(frame, params, drawn), chosen, params)}
        <br />
        {t.sum(bars.length, total)}
      </p>
    </Group>
  );
}

/** The trunk, a branch over every block, and the chosen path, on which the gradient comes from right to left. */
function Wires({ blocks, mask, t }: { readonly blocks: number; readonly mask: number; readonly t: Messages }) {
  const width = Math.min(560, 72 + 100 * blocks);
  const { trunk, branches, boxes, chosen, ends, y } = wiringOf(blocks, mask, width);
  return (
    <svg
      className={styles.wires}
      viewBox={`0 0 ${width} ${WIRING.height}`}
      style={{ maxWidth: width }}
      aria-hidden="true"
    >
      <path d={trunk} className={styles.trunk} />
      {branches.map(d => (
        <path key={d} d={d} className={styles.wire} />
      ))}
      <path d={chosen} className={styles.chosen} />
      {boxes.map(({ x, y: top, block }) => (
        <g key={block} transform={`translate(${x} ${top})`}>
          <rect
            x={-WIRING.box.width / 2}
            y={-WIRING.box.height / 2}
            width={WIRING.box.width}
            height={WIRING.box.height}
            rx="3"
            className={styles.box}
            data-on={((mask >> block) & 1) === 1 || undefined}
          />
          <text y="4" textAnchor="middle">
            A
            <tspan dy="3" fontSize="9">
              {block}
            </tspan>
          </text>
        </g>
      ))}
      <path d={`M${ends[0] - 1} ${y}l8 -5v10z`} className={styles.arrow} />
      <text x={ends[0]} y={y + 17} textAnchor="middle" className={styles.end}>
        {t.input}
      </text>
      <text x={ends[1]} y={y + 17} textAnchor="middle" className={styles.end}>
        {t.top}
      </text>
    </svg>
  );
}
