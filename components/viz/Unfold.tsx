'use client';

import { inkTable } from './ink';
import { colourTable, type Theme } from './ramps';
import { colourIndex } from './scale';
import styles from './Unfold.module.css';
import type { UnfoldedLabel, UnfoldedLine, Unfolding } from './unfolding';
import { useTheme } from './useTheme';

interface UnfoldProps extends Unfolding {
  /** What is unfolded, for those who do not see it. */
  readonly name: string;
}

/** A chosen cell as arithmetic, in a box that scrolls sideways by itself. See unfolding.ts for the props; unfoldingSvg draws the same. */
export function Unfold({ name, lines, columns, corner, numbered, own, rest }: UnfoldProps) {
  const theme = useTheme();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a section would be a landmark in every figure
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={name}>
      <table className={styles.terms}>
        {numbered && !rest ? null : (
          <thead>
            <tr>
              {corner ? (
                <th scope="col" className={styles.corner}>
                  {corner}
                </th>
              ) : (
                <td />
              )}
              {columns.map((column, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place
                <th key={i} scope="col" className={i === own ? styles.own : undefined}>
                  {column}
                </th>
              ))}
              {rest ? <th scope="col">{rest}</th> : null}
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map(line => (
            <tr key={line.key} data-part={line.part}>
              <th scope="row">
                <Label {...line.label} />
              </th>
              {line.values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place
                <Cell key={i} value={value} line={line} theme={theme} own={i === own} />
              ))}
              {rest ? <td className={styles.rest}>{line.rest}</td> : null}
              <td className={styles.total}>{line.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly value: number;
  readonly line: UnfoldedLine;
  readonly theme: Theme;
  readonly own: boolean;
}

function Cell({ value, line: { scale, write }, theme, own }: CellProps) {
  const index = scale ? colourIndex(scale, value) : -1;
  const table = scale && colourTable(scale.ramp, theme);
  const ground = table && index >= 0 ? { background: table.css[index], color: inkTable(table)[index] } : undefined;
  return (
    <td className={own ? styles.own : undefined} style={ground}>
      {write(value)}
    </td>
  );
}

function Label({ before, text, sub, hue }: UnfoldedLabel) {
  return (
    <>
      {before ? `${before} ` : null}
      <span className={hue && `t-${hue}`}>
        {text}
        {sub === undefined ? null : <sub>{sub}</sub>}
      </span>
    </>
  );
}
