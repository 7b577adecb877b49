import { type ArrowId, arrowOf, type OpenId } from '@/lib/experiments/encoder-map/arrows';
import { type BoxId, stepOf } from '@/lib/experiments/encoder-map/boxes';
import { headOf, pathOf, wireHue, wires } from './arrowPaths';
import { diagram, layerFrame, norms, onwards, sums, type WordKey, words } from './diagram';
import styles from './View.module.css';

interface WiresProps {
  /** CSS px of one unit of the diagram: letters keep their size on the page, whatever the diagram's. */
  readonly scale: number;
  readonly open: OpenId;
  /** What is computed later than this step is drawn faint. */
  readonly reached: number;
  readonly t: Readonly<Record<WordKey, string>>;
  readonly names: (id: ArrowId) => string;
  readonly onOpen: (id: OpenId) => void;
}

const LETTERS = 12.5;

/**
 * Everything of the diagram but its tensors: trunk, arrows, ⊕ and LN, words. Arrows open when they are pressed; by keyboard they are
 * reached from the inspector of the tensors at their ends, so that the diagram has one tab stop a tensor.
 */
export function Wires({ scale, open, reached, t, names, onOpen }: WiresProps) {
  const size = LETTERS / scale;
  return (
    <svg className={styles.wires} viewBox={`0 0 ${diagram.width} ${diagram.height}`} aria-hidden="true" fontSize={size}>
      <rect {...layerFrame} rx={6} className={styles.layer} />
      <path
        d={`M${onwards.x} ${onwards.from}V${onwards.to}`}
        stroke="var(--t-x)"
        strokeWidth={7}
        className={faint(stepOf('y'), reached)}
      />
      <path d={`M${onwards.x} ${onwards.from + 12}V${onwards.to - 12}`} className={styles.others} />
      {wires.map(wire => {
        const { arrow, lines, width = 1.75 } = wire;
        const hue = `var(--t-${wireHue(wire)})`;
        const on = open === arrow;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same buttons stand in the inspector, for the keyboard
          <g
            key={arrow}
            className={[styles.wire, faint(stepOf(arrowOf(arrow)!.from), reached), on ? styles.openWire : '']
              .filter(Boolean)
              .join(' ')}
            onClick={() => onOpen(arrow)}
          >
            <title>{names(arrow)}</title>
            {lines.map(line => {
              const d = pathOf(line);
              return (
                <g key={d}>
                  <path
                    d={d}
                    stroke={on ? 'var(--accent)' : hue}
                    strokeWidth={on ? Math.max(3, width) : width}
                    strokeLinejoin="round"
                  />
                  <path d={headOf(line, width > 3 ? 0 : 6)} fill={on ? 'var(--accent)' : hue} />
                  <path d={d} className={styles.hit} />
                </g>
              );
            })}
          </g>
        );
      })}
      {sums.map(({ id, x, y }) => (
        <g key={id} stroke="var(--t-x)" strokeWidth={2.5} className={faint(stepOf(id), reached)}>
          <circle cx={x} cy={y} r={11} className={styles.node} />
          <path d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
        </g>
      ))}
      {norms.map(({ id, x, y }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: what LN makes is a button right below it
        <g
          key={id}
          className={[styles.wire, faint(stepOf(id), reached)].filter(Boolean).join(' ')}
          onClick={() => onOpen(id)}
        >
          <rect
            x={x - 18}
            y={y - 12}
            width={36}
            height={24}
            rx={3}
            stroke="var(--t-x)"
            strokeWidth={2}
            className={styles.node}
          />
          <text x={x} y={y} dy=".36em" textAnchor="middle" className={styles.norm}>
            LN
          </text>
        </g>
      ))}
      {words.map(({ key, x, y, anchor }) => (
        <text key={`${key} ${y}`} x={x} y={y} textAnchor={anchor}>
          {t[key]}
        </text>
      ))}
    </svg>
  );
}

const faint = (step: number, reached: number): string => (step > reached ? (styles.faint ?? '') : '');

/** The last step that stands out; all of them where nothing is faded. */
export const reachedBy = (box: BoxId, walk: boolean): number => (walk ? stepOf(box) : Number.POSITIVE_INFINITY);
