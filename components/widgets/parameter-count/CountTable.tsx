import type { Frame } from '@/lib/experiments/contract';
import { type ModuleId, moduleIds } from '@/lib/experiments/parameter-count/result';
import { arithmeticOf, type ParameterLine, whole } from './lines';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface Props {
  readonly frame: Frame;
  readonly lines: readonly ParameterLine[];
  readonly layers: number;
  readonly marked: ModuleId | 'none';
  readonly disabled: boolean;
  readonly t: Messages;
  readonly onMark: (module: ModuleId | 'none') => void;
}

/** The exact counts, each with the sum that it is, read off the shapes. */
export function CountTable({ frame: { scalars }, lines, layers, marked, disabled, t, onMark }: Props) {
  const row = (id: ModuleId) => (
    <tr key={id} className={marked === id ? styles.marked : undefined}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={marked === id}
          disabled={disabled}
          onClick={() => onMark(marked === id ? 'none' : id)}
        >
          {t.modules[id]}
        </button>
      </th>
      <td className={styles.arithmetic}>{arithmeticOf(lines.filter(({ module }) => module === id)) || '0'}</td>
      <td>{whole(scalars[id])}</td>
    </tr>
  );
  const sum = (label: string, arithmetic: string, count: number | undefined, key: string) => (
    <tr key={key} className={styles.sum}>
      <th scope="row">{label}</th>
      <td className={styles.arithmetic}>{arithmetic}</td>
      <td>{whole(count)}</td>
    </tr>
  );
  const [first, ...rest] = moduleIds;
  const last = rest.at(-1)!;
  return (
    <table className={styles.table} aria-label={t.table}>
      <thead>
        <tr>
          <th scope="col">{t.columns.module}</th>
          <th scope="col">{t.columns.sum}</th>
          <th scope="col">{t.columns.count}</th>
        </tr>
      </thead>
      <tbody>
        {row(first)}
        {rest.slice(0, -1).map(row)}
        {sum(t.oneLayer, '', scalars.layer, 'layer')}
        {sum(t.allLayers(layers), `${layers} × ${whole(scalars.layer)}`, scalars.layers, 'layers')}
        {row(last)}
        {sum(t.total, '', scalars.total, 'total')}
      </tbody>
    </table>
  );
}
