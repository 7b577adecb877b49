import { describe, expect, test } from 'vitest';
import type { Frame } from '../../lib/experiments/contract';
import type { Experiments } from '../../lib/experiments/entry';
import { experiments } from '../../lib/experiments/registry';
import { lastFrame } from '../../lib/experiments/run';
import { meets } from '../../lib/lesson/condition';
import { firstDescent, type Sampled, shuffled } from '../../lib/lesson/order';
import { judgeProof } from '../../lib/lesson/proof';
import { judgeCurve, placesAlong, readAt, shapeOf, valueAt } from '../../lib/lesson/sketch';
import { parseFlat } from '../../lib/params/codec';
import { validate } from '../../lib/params/validate';
import { childrenOf } from '../../scripts/check/checkWords';
import { allLessons } from '../../scripts/check/content';
import { elementsOf, type LessonFile } from '../../scripts/check/readLesson';
import { attributesOf, type Element } from '../../scripts/mdx/grammar';
import { components } from '../../scripts/mdx/schema';

/** Every question of every lesson, in every language, put to the engine in Node just as the page puts it. */

const table: Experiments = experiments;
const runs = new Map<string, Promise<Frame>>();

/** The last frame at these settings; what several questions or languages ask alike is run once. */
function frameOf(widget = '', raw: Readonly<Record<string, string>>): Promise<Frame> {
  const entry = table[widget];
  if (!entry) throw new Error(`no experiment ${widget}`);
  const { params } = validate(entry.definition, raw);
  const key = `${widget} ${JSON.stringify(params)}`;
  const run = runs.get(key) ?? lastFrame(entry, params, []);
  runs.set(key, run);
  return run;
}

const scalarsOf = async (widget: string | undefined, raw: Readonly<Record<string, string>>) =>
  (await frameOf(widget, raw)).scalars;

const questions = (name: string) =>
  allLessons()
    .flat()
    .flatMap(lesson =>
      elementsOf(lesson.tree, name).map(element => ({
        title: `${lesson.locale}/${lesson.slug} ${attributesOf(element).id}`,
        lesson,
        element,
        given: attributesOf(element),
      })),
    );

const predicts = questions('Predict');

describe.each(predicts.filter(({ given }) => given.sketch === undefined))('Predict $title', ({ element, given }) => {
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

describe.each(predicts.filter(({ given }) => given.sketch !== undefined))('Predict $title', ({ element, given }) => {
  const { widget, params = '', sketch = '', at, log = '', tolerance } = given;
  const axes = {
    at: placesAlong(at) ?? [],
    min: Number(given.min),
    max: Number(given.max),
    logX: log.includes('x'),
    logY: log.includes('y'),
  };
  const truthOf = async () => {
    const series = (await frameOf(widget, parseFlat(params))).series[sketch];
    if (!series) throw new Error(`${widget} has no series ${sketch}`);
    return readAt(series, axes);
  };

  test('has a curve that the reader could have drawn', async () => {
    for (const [index, value] of (await truthOf()).entries()) {
      expect(value, `${sketch} at ${axes.at[index]}`).toBeGreaterThanOrEqual(axes.min);
      expect(value, `${sketch} at ${axes.at[index]}`).toBeLessThanOrEqual(axes.max);
    }
  });

  test('does not stand at the answer before the reader has drawn', async () => {
    const start = axes.at.map(() => valueAt(0.5, axes));
    expect(judgeCurve(start, await truthOf(), axes, Number(tolerance)).right).toBe(false);
  });

  test('takes no curve of the right shape for misread', async () => {
    const shape = shapeOf(await truthOf(), axes);
    expect(childrenOf(element, 'Misread').map(misread => attributesOf(misread).value)).not.toContain(shape);
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

describe.each(checks.filter(({ given }) => given.kind === 'goal'))('Check $title', ({ lesson, element, given }) => {
  const own = childrenOf(element, 'Goal').map(attributesOf);
  const goals = own.length ? own : [given];
  const reached = async (widget: string, raw: Readonly<Record<string, string>>) => {
    const scalars = await scalarsOf(widget, raw);
    return goals.map(({ scalar = '', min = -Infinity, max = Infinity }) => {
      const figure = scalars[scalar];
      expect(figure, `${widget} has no scalar ${scalar}`).toBeTypeOf('number');
      return figure! >= Number(min) && figure! <= Number(max) ? [] : [`${scalar} is ${figure}`];
    });
  };

  test('is not reached before the reader begins', async () => {
    const { widget, raw } = instanceOf(lesson, given.name);
    expect((await reached(widget, raw)).flat()).not.toEqual([]);
  });

  test('can be reached', async () => {
    const { widget, raw } = instanceOf(lesson, given.name);
    expect((await reached(widget, { ...raw, ...parseFlat(given.params ?? '') })).flat()).toEqual([]);
  });
});

describe.each(checks.filter(({ given }) => given.kind === 'order'))('Check $title', ({ lesson, element, given }) => {
  const items = childrenOf(element, 'Item').map(attributesOf);
  const values = async () => {
    const found: Sampled[] = [];
    for (const { params = '', scalar = given.scalar ?? '' } of items) {
      const scalars = await scalarsOf(given.widget, { ...parseFlat(given.params ?? ''), ...parseFlat(params) });
      expect(scalars[scalar], `${given.widget} has no scalar ${scalar}`).toBeTypeOf('number');
      found.push({ value: scalars[scalar]!, standardError: scalars[`${scalar}.se`] ?? 0 });
    }
    return found;
  };

  test('has one order, whatever is drawn', async () => {
    const ascending = (await values()).toSorted((a, b) => a.value - b.value);
    // Were two alike, they would ascend turned round as well.
    for (let index = 0; index + 1 < ascending.length; index++)
      expect(firstDescent([ascending[index + 1]!, ascending[index]!])).toBe(0);
  });

  test('is not right as it is shown', async () => {
    const all = await values();
    expect(
      firstDescent(shuffled(items.length, `${lesson.slug}/${given.id}`).map(index => all[index]!)),
    ).toBeGreaterThanOrEqual(0);
  });
});

describe.each(questions('Derivation').filter(({ given, lesson }) => given.figure && lesson.locale === 'en'))(
  'Derivation $title',
  ({ lesson, element, given }) => {
    const { widget, raw } = instanceOf(lesson, given.figure);
    const names = childrenOf(element, 'Step').map(step => attributesOf(step).proof);
    const proofAt = async (more: Readonly<Record<string, string>> = {}) => {
      const { proof = {} } = await frameOf(widget, { ...raw, ...more });
      return names.map(name => {
        if (name !== undefined) expect(proof[name], `${widget} proves no ${name}`).toBeDefined();
        return name === undefined ? undefined : proof[name];
      });
    };

    test('holds line by line where it starts', async () => {
      const verdicts = judgeProof(await proofAt()).map(verdict => verdict?.kind ?? 'holds');
      expect(verdicts.filter(kind => kind !== 'holds' && kind !== 'equal')).toEqual([]);
    });

    const assumptions = given.assumptions?.split(',').map(name => name.trim()) ?? [];
    test.each(assumptions)('breaks at a line when %s is taken away', async name => {
      const spec = table[widget]?.definition.params[name];
      const starts = String(raw[name] ?? spec?.default);
      const other =
        spec?.kind === 'number' ? String(Number(starts) === spec.max ? spec.min : spec.max) : String(starts !== 'true');
      const steps = await proofAt({ [name]: other });
      const verdicts = judgeProof(steps);
      expect(verdicts.flatMap(verdict => (verdict?.kind === 'broken' ? verdict.broken : []))).toContain(name);
      // Whatever fails does so for a reason that the figure knows.
      expect(verdicts.map(verdict => verdict?.kind)).not.toContain('off');
    });
  },
);

/** The Widget of that name, with the parameters it starts from. */
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
