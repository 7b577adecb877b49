import type { ReactNode } from 'react';
import { type Digits, placesOf } from '@/lib/format';
import styles from './Check.module.css';
import { CheckGoal } from './CheckGoal';
import { CheckNumber } from './CheckNumber';
import type { Told } from './contract';
import { dictionaries } from './messages';
import { Hint, Solution } from './Parts';
import { partsOf, restOf } from './parts';

interface Props extends Told {
  readonly id: string;
  readonly kind: 'number' | 'solve' | 'goal';
  readonly widget?: string;
  readonly params?: string;
  readonly scalar: string;
  readonly tolerance?: string;
  readonly places?: string;
  readonly unit?: string;
  readonly label?: string;
  /** solve: the parameter that the reader's number becomes, and what the scalar must then be. */
  readonly param?: string;
  readonly target?: string;
  /** goal: the widget of the page, and where its scalar must come to lie. */
  readonly name?: string;
  readonly min?: string;
  readonly max?: string;
  readonly children: ReactNode;
}

/** A question that the engine grades; then a hint, then the worked solution, each one step away and readable without scripts. */
export function Check({ id, locale, kind, children, ...props }: Props) {
  const t = dictionaries[locale].check;
  const { widget = '', params = '', scalar, unit, label, param, name = '' } = props;
  const tolerance = Number(props.tolerance ?? 0);
  // The finest of the bounds that the question itself writes says how finely figures are written.
  const places = Math.max(...[props.tolerance, props.target, props.min, props.max].map(literal => placesOf(literal)));
  const digits: Digits = { style: 'fixed', places: props.places === undefined ? places : Number(props.places) };
  const optional = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const parts = [
    [t.hint, partsOf(children, Hint)[0]],
    [t.solution, partsOf(children, Solution)[0]],
  ] as const;
  return (
    <section id={id} className={styles.check} aria-labelledby={`${id}-label ${id}-question`}>
      <div id={`${id}-label`} className="label">
        {t.label}
      </div>
      <div id={`${id}-question`} className={styles.question}>
        {restOf(children, [Hint, Solution])}
      </div>
      {kind === 'goal' ? (
        <CheckGoal
          name={name}
          scalar={scalar}
          min={optional(props.min)}
          max={optional(props.max)}
          digits={digits}
          unit={unit}
        />
      ) : (
        <CheckNumber
          asked={{ widget, params, scalar, digits, unit, tolerance, param, target: optional(props.target) }}
          label={label ?? t.answer}
        />
      )}
      {parts.map(
        ([name, part]) =>
          part && (
            <details key={name} className={styles.part}>
              <summary>{name}</summary>
              {part.children}
            </details>
          ),
      )}
    </section>
  );
}
