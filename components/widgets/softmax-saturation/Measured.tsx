import type { Frame } from '@/lib/experiments/contract';
import { measures, summaries } from '@/lib/experiments/softmax-saturation/result';
import { formatReadable } from '@/lib/format';
import { measured, seriesOf } from './frame';
import type { Messages } from './messages.en';
import styles from './View.module.css';

/** What was measured on q·k at the present setting, two standard errors beside each number. */
export function Measured({ frame, t }: { readonly frame: Frame; readonly t: Messages }) {
  return (
    <table className={styles.measured}>
      <caption>{t.measuredTitle(measured(frame, 'draws'))}</caption>
      <thead>
        <tr>
          <td />
          {measures.map(measure => (
            <th key={measure} scope="col" className={measure === 'jacobian' ? 't-s' : 't-g'}>
              {t.sizes[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summaries.map(summary => (
          <tr key={summary}>
            <th scope="row">{t.summaries[summary]}</th>
            {measures.map(measure => {
              const { y, se } = seriesOf(frame, `${measure}.${summary}.here`);
              return (
                <td key={measure}>
                  {formatReadable(y[0] ?? Number.NaN, 3)} <span>± {formatReadable(2 * (se?.[0] ?? 0), 1)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
