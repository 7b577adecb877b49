import type { DiagramLayout } from './layout';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface WiresProps {
  readonly layout: DiagramLayout;
  /** CSS px of one unit of the layout: letters keep their size on the page, whatever the diagram's. */
  readonly scale: number;
  readonly words: Messages['words'];
  readonly tokens: readonly string[];
  readonly token: number;
}

const LETTERS = 12.5;

/** Everything of the diagram but its tensors: trunk, branches, ⊕ and LN, words. Said in the figure's reading, so hidden here. */
export function Wires({ layout, scale, words, tokens, token }: WiresProps) {
  const x = layout.boxes.find(box => box.key === 'x');
  const line = x ? x.height / tokens.length : 0;
  return (
    <svg
      className={styles.wires}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
      fontSize={LETTERS / scale}
    >
      <path d={layout.trunk} stroke="var(--t-x)" strokeWidth={7} />
      {layout.wires.map(wire => (
        <path
          key={wire.d}
          d={wire.d}
          stroke={`var(--t-${wire.hue})`}
          strokeWidth={wire.width ?? 1.75}
          strokeLinejoin="round"
        />
      ))}
      {layout.sums.map(({ x, y }) => (
        <g key={`${x} ${y}`} stroke="var(--t-x)" strokeWidth={2.5}>
          <circle cx={x} cy={y} r={12} className={styles.node} />
          <path d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
        </g>
      ))}
      {layout.norms.map(({ x, y }) => (
        <g key={`${x} ${y}`}>
          <rect
            x={x - 20}
            y={y - 15}
            width={40}
            height={30}
            rx={3}
            stroke="var(--t-x)"
            strokeWidth={2}
            className={styles.node}
          />
          <text x={x} y={y + 4.5} textAnchor="middle" className={styles.norm}>
            LN
          </text>
        </g>
      ))}
      {layout.words.map(word => (
        <text key={`${word.key} ${word.x}`} x={word.x} y={word.y} textAnchor={word.anchor}>
          <Lowered text={words[word.key]} />
        </text>
      ))}
      {layout.tokens && x ? (
        <rect x={0} y={x.y - 2} width={layout.tokens.width + 3} height={x.height + 4} className={styles.ground} />
      ) : null}
      {layout.tokens && x
        ? tokens.map((name, row) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: a token's place is its identity; words repeat
              key={row}
              x={layout.tokens?.x}
              y={x.y + line * (row + 0.5)}
              dy=".34em"
              fontSize={Math.min(line * 0.92, 11.5 / scale)}
              textAnchor="end"
              className={row === token ? styles.followed : undefined}
            >
              {name}
            </text>
          ))
        : null}
    </svg>
  );
}

/** `W_O`: what follows an underscore stands lower and smaller. */
function Lowered({ text }: { readonly text: string }) {
  const [before = '', low, after] = text.split(/_(.)/);
  return (
    <>
      {before}
      {low ? (
        <tspan dy=".25em" fontSize=".78em">
          {low}
        </tspan>
      ) : null}
      {after ? <tspan dy="-.2em">{after}</tspan> : null}
    </>
  );
}
