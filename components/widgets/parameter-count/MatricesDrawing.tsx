import type { ModuleId } from '@/lib/experiments/parameter-count/result';
import { formatShape } from '@/lib/format';
import type { ParameterLine } from './lines';
import type { LayerDrawing } from './matrices';
import styles from './View.module.css';

interface Props {
  readonly drawing: LayerDrawing;
  readonly lines: readonly ParameterLine[];
  readonly marked: ModuleId | 'none';
  readonly onMark: (module: ModuleId) => void;
}

/** One layer's matrices to scale. The table beside it says the same in words and takes the keyboard, so this is hidden from those who listen. */
export function MatricesDrawing({ drawing: { width, height, matrices, vectors }, lines, marked, onMark }: Props) {
  const on = (module: ModuleId): string => (marked === module ? (styles.on ?? '') : '');
  return (
    <svg width={width} height={height} className={styles.matrices} aria-hidden="true">
      {matrices.map(({ name, module, symbol, sub, hue, x, y, width: w, height: h, cuts, roomy }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table's buttons do the same
        <g
          key={name}
          style={{ color: `var(--t-${hue})` }}
          className={`${styles.matrix} ${on(module)}`}
          onClick={() => onMark(module)}
          data-part={module}
        >
          <rect x={x} y={y} width={w} height={h} />
          {cuts.map(({ d }) => (
            <path key={d} d={d} className={styles.cut} />
          ))}
          <text x={x} y={y - 6} className={styles.name}>
            {symbol}
            <tspan dy=".25em" fontSize=".8em">
              {sub}
            </tspan>
            {roomy ? (
              <tspan dx="6" dy="-.2em" className={styles.shape}>
                {formatShape(...(lines.find(line => line.name === name)?.shape ?? []))}
              </tspan>
            ) : null}
          </text>
        </g>
      ))}
      {vectors.map(({ name, module, hue, d }) => (
        <path key={name} d={d} style={{ color: `var(--t-${hue})` }} className={`${styles.vector} ${on(module)}`} />
      ))}
    </svg>
  );
}
