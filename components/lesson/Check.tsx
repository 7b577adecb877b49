import type { ReactNode } from 'react';
import { type Digits, placesOf } from '@/lib/format';
import { shuffled } from '@/lib/lesson/order';
import styles from './Check.module.css';
import { CheckGoal } from './CheckGoal';
import { CheckNumber } from './CheckNumber';
import type { CheckAsked, GoalAsked, OrderItem } from './checkContract';
import type { Told } from './contract';
import { dictionaries } from './messages';
import { Order } from './Order';
import { Goal, type GoalProps, Hint, Item, type ItemProps, Solution } from './Parts';
import { partsOf, restOf } from './parts';
import { Solved } from './Solved';

interface Props extends Told {
  readonly id: string;
  readonly kind: 'number' | 'solve' | 'goal' | 'order';
  readonly widget?: string;
  readonly params?: string;
  readonly scalar?: string;
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
export function Check({ id, locale, lesson, kind, children, ...props }: Props) {
  const t = dictionaries[locale].check;
  const { label } = props;
  const question = { lesson, id };
  const parts = [
    [t.hint, partsOf(children, Hint)[0]],
    [t.solution, partsOf(children, Solution)[0]],
  ] as const;
  return (
    <section id={id} className={styles.check} aria-labelledby={`${id}-label ${id}-question`}>
      <div id={`${id}-label`} className="label">
        {t.label} <Solved {...question} />
      </div>
      <div id={`${id}-question`} className={styles.question}>
        {restOf(children, [Item, Goal, Hint, Solution])}
      </div>
      {kind === 'goal' ? (
        <CheckGoal question={question} name={props.name ?? ''} goals={goalsOf(props, partsOf(children, Goal))} />
      ) : kind === 'order' ? (
        <Order
          question={question}
          widget={props.widget ?? ''}
          items={itemsOf(`${lesson}/${id}`, props, partsOf(children, Item))}
          digits={props.places === undefined ? undefined : { style: 'fixed', places: Number(props.places) }}
          unit={props.unit}
          ends={label ? [t.smallestOf(label), t.largestOf(label)] : [t.smallest, t.largest]}
        />
      ) : (
        <CheckNumber question={question} asked={askedOf(props)} label={label ?? t.answer} />
      )}
      {parts.map(
        ([name, part]) =>
          part && (
            // A search that quotes the solution would give it away.
            <details key={name} className={styles.part} data-pagefind-ignore="">
              <summary>{name}</summary>
              {part.children}
            </details>
          ),
      )}
    </section>
  );
}

type Given = Omit<Props, 'children' | 'id' | 'locale' | 'lesson' | 'kind'>;

const optional = (literal: string | undefined) => (literal === undefined ? undefined : Number(literal));

/** The finest of the bounds that the question itself writes says how finely figures are written. */
function digitsOf(places: string | undefined, ...bounds: readonly (string | undefined)[]): Digits {
  return { style: 'fixed', places: optional(places) ?? Math.max(...bounds.map(placesOf)) };
}

function askedOf({ widget = '', params = '', scalar = '', unit, tolerance, param, target, places }: Given): CheckAsked {
  return {
    widget,
    params,
    scalar,
    unit,
    digits: digitsOf(places, tolerance, target),
    tolerance: Number(tolerance ?? 0),
    param,
    target: optional(target),
  };
}

/** The conditions of a goal: its Goals, or the Check's own. */
function goalsOf(own: Given, goals: readonly GoalProps[]): readonly GoalAsked[] {
  const all: readonly GoalProps[] = goals.length ? goals : [{ ...own, scalar: own.scalar ?? '' }];
  return all.map(({ scalar, label, unit, min, max, places }) => ({
    scalar,
    label,
    unit,
    min: optional(min),
    max: optional(max),
    digits: digitsOf(places, min, max),
  }));
}

/** The items in the order in which they are shown: what the lesson wrote would tell too much. */
function itemsOf(name: string, { params = '', scalar = '' }: Given, items: readonly ItemProps[]): readonly OrderItem[] {
  return shuffled(items.length, name).flatMap(index => {
    const item = items[index];
    if (!item) return [];
    // Of two values for one parameter the later counts.
    const own = [params, item.params].filter(Boolean).join('&');
    return [{ scalar: item.scalar ?? scalar, params: own, words: item.children }];
  });
}
