import styles from './Derivation.module.css';

interface Props {
  readonly theory: number;
  readonly measured: number | undefined;
  /** Half the band's width: two standard errors. */
  readonly error: number;
  /** The least distance from theory that the axis must show: the claim's tolerance. */
  readonly reach: number;
  readonly name: string;
}

const width = 200;
const middle = width / 2;

/** Theory is a tick in the accent, the measurement a dot in its band. The axis is centred on theory; both are always on it. */
export function Gauge({ theory, measured, error, reach, name }: Props) {
  const away = measured === undefined ? 0 : measured - theory;
  const half = 1.15 * Math.max(reach, Math.abs(away) + error, 1e-300);
  const at = (distance: number) => middle + (distance / half) * middle;
  return (
    <svg className={styles.gauge} viewBox={`0 0 ${width} 24`} role="img" aria-label={name}>
      <line x1="0" x2={width} y1="12" y2="12" className={styles.axis} />
      {measured !== undefined && error > 0 && (
        <rect
          x={at(away - error)}
          width={Math.max(1, at(away + error) - at(away - error))}
          y="8"
          height="8"
          className={styles.band}
        />
      )}
      <line x1={middle} x2={middle} y1="3" y2="21" className={styles.tick} />
      {measured !== undefined && <circle cx={at(away)} cy="12" r="3.5" className={styles.dot} />}
    </svg>
  );
}
