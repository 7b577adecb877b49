'use client';

import { Button } from '@/components/ui/Button';
import { inkTable } from '@/components/viz/ink';
import { colourTable, type Theme } from '@/components/viz/ramps';
import { colourIndex } from '@/components/viz/scale';
import { useTheme } from '@/components/viz/useTheme';
import { labelOf, scaleOf, totalOf, written } from './lines';
import type { Messages } from './messages.en';
import { two } from './sentence';
import type { Shown } from './shown';
import { type LineName, manyTerms, type Unfolding } from './unfold';
import styles from './View.module.css';

interface Props {
  readonly way: Unfolding;
  readonly shown: Shown;
  readonly overQueries: boolean;
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly t: Messages;
}

/** The chosen cell as a sum written out: the vectors, their products, Σ. */
export function Unfold({ way, shown, overQueries, all, setAll, t }: Props) {
  const theme = useTheme();
  const many = way.over === 'dimensions' && way.count > manyTerms;
  const names = way.over === 'tokens' ? shown.tokens : null;
  // Along the terms of a probability's sum, this is the one that was chosen.
  const own = way.tensor === 'probs' ? (overQueries ? way.row : way.col) : -1;
  return (
    <div className={styles.sum}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a section would be a landmark in every figure */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t.unfoldedCell}>
        <table className={styles.terms}>
          {names || many ? (
            <thead>
              <tr>
                {names ? (
                  <td />
                ) : (
                  <th scope="col" className={styles.corner}>
                    {t.dimension}
                  </th>
                )}
                {way.terms.map(term => (
                  <th key={term} scope="col" className={term === own ? styles.own : undefined}>
                    {names ? names[term] : term}
                  </th>
                ))}
                {way.rest ? <th scope="col">{t.rest(way.rest.count)}</th> : null}
              </tr>
            </thead>
          ) : null}
          <tbody>
            {way.lines.map(line => (
              <tr key={line.name}>
                <th scope="row">
                  <Label label={labelOf(line.name, way, shown, t)} />
                </th>
                {line.values.map((value, i) => (
                  <Cell key={way.terms[i]} value={value} line={line.name} theme={theme} own={way.terms[i] === own} />
                ))}
                {way.rest ? <td className={styles.rest}>{line.name === 'product' ? two(way.rest.sum) : ''}</td> : null}
                <td className={styles.total}>{totalOf(line, way)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {many ? (
        <Button look="link" onClick={() => setAll(!all)}>
          {all ? t.showLargest : t.showAll(way.count)}
        </Button>
      ) : null}
    </div>
  );
}

interface CellProps {
  readonly value: number;
  readonly line: LineName;
  readonly theme: Theme;
  readonly own: boolean;
}

function Cell({ value, line, theme, own }: CellProps) {
  const scale = scaleOf(line);
  const index = scale ? colourIndex(scale, value) : -1;
  const table = scale && colourTable(scale.ramp, theme);
  const ground = table && index >= 0 ? { background: table.css[index], color: inkTable(table)[index] } : undefined;
  return (
    <td className={own ? styles.own : undefined} style={ground}>
      {written(line, value)}
    </td>
  );
}

function Label({ label: { before, text, sub, hue } }: { readonly label: ReturnType<typeof labelOf> }) {
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
