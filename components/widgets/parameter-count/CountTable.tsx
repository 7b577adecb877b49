import type { ReactNode } from 'react';
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
  /** No room for a column of sums: each stands below its name. */
  readonly narrow: boolean;
  readonly t: Messages;
  readonly onMark: (module: ModuleId | 'none') => void;
}

/** The exact counts, each with the sum that it is, read off the shapes. */
export function CountTable({ frame: { scalars }, lines, layers, marked, disabled, narrow, t, onMark }: Props) {
  const cells = (label: ReactNode, arithmetic: string, count: number | undefined) => (
    <>
      <th scope="row">
        {label}
        {narrow && arithmetic ? <span className={styles.below}>{arithmetic}</span> : null}
      </th>
      {narrow ? null : <td className={styles.arithmetic}>{arithmetic}</td>}
      <td>{whole(count)}</td>
    </>
  );
  const row = (id: ModuleId) => (
    <tr key={id} className={marked === id ? styles.marked : undefined} data-part={id}>
      {cells(
        <button
          type="button"
          aria-pressed={marked === id}
          disabled={disabled}
          onClick={() => onMark(marked === id ? 'none' : id)}
        >
          {t.modules[id]}
        </button>,
        arithmeticOf(lines.filter(({ module }) => module === id)) || '0',
        scalars[id],
      )}
    </tr>
  );
  const sum = (label: string, arithmetic: string, count: number | undefined) => (
    <tr className={styles.sum}>{cells(label, arithmetic, count)}</tr>
  );
  const [first, ...rest] = moduleIds;
  const last = rest.at(-1)!;
  return (
    <table className={styles.table} aria-label={t.table}>
      <thead>
        <tr>
          <th scope="col">{t.columns.module}</th>
          {narrow ? null : <th scope="col">{t.columns.sum}</th>}
          <th scope="col">{t.columns.count}</th>
        </tr>
      </thead>
      <tbody>
        {row(first)}
        {rest.slice(0, -1).map(row)}
        {sum(t.oneLayer, '', scalars.layer)}
        {sum(t.allLayers(layers), `${layers} × ${whole(scalars.layer)}`, scalars.layers)}
        {row(last)}
        {sum(t.total, '', scalars.total)}
      </tbody>
    </table>
  );
}
