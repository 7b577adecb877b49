import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Steps } from './steps';

interface Cell {
  value: number;
}

/** A recording of additions over cells: step i writes the sum of the cells it reads plus its own option. */
function recorded(graph: readonly (readonly number[])[], inputs: number) {
  const steps = new Steps();
  const cells: Cell[] = Array.from({ length: inputs }, (_, i) => ({ value: i + 1 }));
  for (const cell of cells) steps.know(cell);
  const options = graph.map(() => ({ offset: 0 }));
  const calls = graph.map(() => 0);
  graph.forEach((from, i) => {
    const reads = from.map(each => cells[each % cells.length]!);
    const out: Cell = { value: 0 };
    const run = () => {
      calls[i]!++;
      out.value = reads.reduce((sum, cell) => sum + cell.value, options[i]!.offset);
    };
    run();
    steps.add({ reads, writes: [out], run });
    cells.push(out);
  });
  calls.fill(0);
  return { steps, cells, options, calls, values: () => cells.map(cell => cell.value) };
}

const graphs = fc.array(fc.array(fc.nat({ max: 40 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 });

test('a replay of what is downstream of a change equals a whole replay, and runs each of those steps once and no other', () => {
  fc.assert(
    fc.property(graphs, fc.nat(), fc.boolean(), (graph, which, isOption) => {
      const inputs = 3;
      const [some, all] = [recorded(graph, inputs), recorded(graph, inputs)];
      const downstream = new Set<number>();
      const place = isOption ? inputs + (which % graph.length) : which % inputs;
      for (const { cells, options } of [some, all]) {
        if (isOption) options[place - inputs]!.offset = 7;
        else cells[place]!.value = 100;
      }
      downstream.add(place);
      graph.forEach((from, i) => {
        if (from.some(each => downstream.has(each % (inputs + i)))) downstream.add(inputs + i);
      });
      downstream.delete(isOption ? -1 : place);
      expect(some.steps.replay([some.cells[place]!])).toBe(downstream.size);
      expect(some.calls).toEqual(graph.map((_, i) => (downstream.has(inputs + i) ? 1 : 0)));
      all.steps.replay();
      expect(some.values()).toEqual(all.values());
    }),
  );
});

test('nothing changed, nothing runs', () => {
  const { steps } = recorded([[0], [3], [4]], 3);
  expect(steps.replay([])).toBe(0);
});

test('what is not on the tape cannot have changed', () => {
  const { steps } = recorded([[0]], 1);
  expect(() => steps.replay([{}])).toThrow('replay: a changed tensor is not on the tape');
});

test('after a replay in which a step threw, the next one is a whole one', () => {
  const { steps, cells, options, values } = recorded([[0], [2], [3]], 2);
  const { offset } = options[1]!;
  Object.defineProperty(options[1], 'offset', {
    configurable: true,
    get: () => {
      throw new RangeError('no offset');
    },
  });
  cells[0]!.value = 50;
  expect(() => steps.replay([cells[0]!])).toThrow('no offset');
  Object.defineProperty(options[1], 'offset', { value: offset });
  expect(steps.replay([])).toBe(3);
  expect(values().slice(2)).toEqual([50, 50, 50]);
});

test('a step that overwrites what earlier ones read makes them run in the next replay, whatever changed', () => {
  const steps = new Steps();
  const [theta, packed, gradient, rate] = [{ value: 1 }, { value: 0 }, { value: 5 }, { value: 0 }];
  const pack = () => {
    packed.value = theta.value;
  };
  const update = () => {
    theta.value -= gradient.value;
  };
  pack();
  steps.add({ reads: [theta], writes: [packed], run: pack });
  update();
  steps.add({ reads: [theta, gradient, rate], writes: [theta], run: update });
  expect(packed.value).toBe(1);
  expect(steps.replay([])).toBe(1);
  expect([packed.value, theta.value]).toEqual([-4, -4]);
  expect(steps.replay([])).toBe(0);
  // A whole replay moves theta on, and what was packed before that lags behind.
  expect(steps.replay()).toBe(2);
  expect([packed.value, theta.value]).toEqual([-4, -9]);
  expect(steps.replay([])).toBe(1);
  expect(packed.value).toBe(-9);
});
