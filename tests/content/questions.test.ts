import { describe, expect, test } from 'vitest';
import type { Experiments } from '../../lib/experiments/entry';
import { experiments } from '../../lib/experiments/registry';
import { lastFrame } from '../../lib/experiments/run';
import { meets } from '../../lib/lesson/condition';
import { parseFlat } from '../../lib/params/codec';
import { validate } from '../../lib/params/validate';
import { childrenOf } from '../../scripts/check/checkWords';
import { allLessons } from '../../scripts/check/content';
import { elementsOf, type LessonFile } from '../../scripts/check/readLesson';
import { attributesOf, type Element } from '../../scripts/mdx/grammar';
import { components } from '../../scripts/mdx/schema';

/** Every question of every lesson, in every language, put to the engine in Node just as the page puts it. */

const table: Experiments = experiments;

async function scalarsOf(
  widget = '',
  raw: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  const entry = table[widget];
  if (!entry) throw new Error(`no experiment ${widget}`);
  return (await lastFrame(entry, validate(entry.definition, raw).params)).scalars;
}

const questions = (name: string) =>
  allLessons()
    .flat()
    .flatMap(lesson =>
      elementsOf(lesson.tree, name).map(element => ({
        title: `${lesson.file} ${attributesOf(element).id}`,
        lesson,
        element,
        given: attributesOf(element),
      })),
    );

describe.each(questions('Predict'))('Predict $title', ({ element, given }) => {
  const { widget, params = '', scalar = '', min, max } = given;
  const choices = childrenOf(element, 'Choice').map(attributesOf);

  test('has an answer that the reader could have given', async () => {
    const figure = (await scalarsOf(widget, parseFlat(params)))[scalar];
    expect(figure, `${widget} has no scalar ${scalar}`).toBeTypeOf('number');
    if (choices.length) {
      expect(choices.filter(({ when = '' }) => meets(when, figure!)).length, `${figure} fits one choice`).toBe(1);
    } else {
      expect(figure).toBeGreaterThanOrEqual(Number(min));
      expect(figure).toBeLessThanOrEqual(Number(max));
    }
  });

  test('does not stand at the answer before the reader has moved it', async () => {
    if (choices.length) return;
    const figure = (await scalarsOf(widget, parseFlat(params)))[scalar]!;
    expect(Math.abs(Number(given.start) - figure)).toBeGreaterThan(Number(given.tolerance ?? given.step ?? 0));
  });
});

const checks = questions('Check');

describe.each(checks.filter(({ given }) => given.kind === 'number'))('Check $title', ({ given }) => {
  test('has a finite answer', async () => {
    const { widget, params = '', scalar = '' } = given;
    expect(Number.isFinite((await scalarsOf(widget, parseFlat(params)))[scalar])).toBe(true);
  });
});

describe.each(checks.filter(({ given }) => given.kind === 'solve'))('Check $title', ({ given }) => {
  const { widget = '', params = '', scalar = '', param = '', target, tolerance = '0' } = given;
  const spec = table[widget]?.definition.params[param];

  test('has a solution, and not everything is one', async () => {
    if (spec?.kind !== 'number') throw new Error(`${param} is no number`);
    const steps = Array.from({ length: 41 }, (_, index) => spec.min + (index / 40) * (spec.max - spec.min));
    const misses: number[] = [];
    for (const step of steps) {
      const figure = (await scalarsOf(widget, { ...parseFlat(params), [param]: String(step) }))[scalar];
      misses.push(Math.abs(figure! - Number(target)) - Number(tolerance));
    }
    expect(Math.min(...misses)).toBeLessThanOrEqual(0);
    expect(Math.max(...misses)).toBeGreaterThan(0);
  });
});

describe.each(checks.filter(({ given }) => given.kind === 'goal'))('Check $title', ({ lesson, given }) => {
  test('is not reached before the reader begins', async () => {
    const { widget, raw } = instanceOf(lesson, given.name);
    const figure = (await scalarsOf(widget, raw))[given.scalar ?? ''];
    expect(figure, `${widget} has no scalar ${given.scalar}`).toBeTypeOf('number');
    expect(figure! >= Number(given.min ?? -Infinity) && figure! <= Number(given.max ?? Infinity)).toBe(false);
  });
});

/** The widget that a goal is about, with the parameters it starts from. */
function instanceOf(lesson: LessonFile, name: string | undefined): { widget: string; raw: Record<string, string> } {
  const own = Object.keys(components.Widget?.attributes ?? {});
  const found: Element | undefined = elementsOf(lesson.tree, 'Widget').find(element => {
    const { id, name: called = id } = attributesOf(element);
    return called === name;
  });
  if (!found) throw new Error(`no widget ${name}`);
  const given = attributesOf(found);
  return {
    widget: given.id ?? '',
    raw: Object.fromEntries(Object.entries(given).filter(([key]) => !own.includes(key))),
  };
}
