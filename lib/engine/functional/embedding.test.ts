import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import type { Axis } from '../tensor';
import { embedding, embeddingBackward, type RowSource } from './embedding';

const tableAxes: Axis[] = ['vocabulary', 'hidden'];
const axes: Axis[] = ['batch', 'token', 'hidden'];

/** Texts of one length over a vocabulary of 6. */
const texts = fc.integer({ min: 1, max: 8 }).chain(length =>
  fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: length, maxLength: length }), {
    minLength: 1,
    maxLength: 3,
  }),
);

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);
  const table = fixtureTensor(fixture.get('embedding.table'), tableAxes);
  const ids = fixture.rows('embedding.ids');

  it('embedding matches PyTorch', () => {
    const out = embedding(ids, table);
    expect(out.axes).toEqual(axes);
    expectAgreement(out.data, fixture.get('embedding.out').data, precision);
  });

  it('embeddingBackward matches PyTorch, padding row included', () => {
    const dTable = embeddingBackward(fixtureTensor(fixture.get('embedding.dOut'), axes), ids, table, 0);
    expect(dTable.data.subarray(0, 4).every(d => d === 0)).toBe(true);
    expectAgreement(dTable.data, fixture.get('embedding.dTable').data, precision);
  });
});

test('embeddingBackward agrees with finite differences', () => {
  const ids = [
    [3, 0, 3],
    [5, 1, 3],
  ];
  const table = randomTensor(1, tableAxes, [6, 4]);
  const dOut = randomTensor(2, axes, [2, 3, 4]);
  expectGradient(() => weightedSum(embedding(ids, table), dOut), table, embeddingBackward(dOut, ids, table));
});

test('with a gradient of ones, the gradient of a row counts how often its id occurs', () => {
  fc.assert(
    fc.property(texts, ids => {
      const table = randomTensor(1, tableAxes, [6, 3]);
      const ones = mapped(embedding(ids, table), () => 1);
      const dTable = embeddingBackward(ones, ids, table);
      for (let id = 0; id < 6; id++) {
        const count = ids.flat().filter(other => other === id).length;
        expect([...dTable.data.subarray(id * 3, id * 3 + 3)]).toEqual([count, count, count]);
      }
    }),
  );
});

test('a source of rows gives what the laid-out table gives, and is asked only for rows that occur', () => {
  fc.assert(
    fc.property(texts, ids => {
      const table = randomTensor(1, tableAxes, [6, 3]);
      const asked = new Set<number>();
      const source: RowSource = {
        rows: 6,
        width: 3,
        precision: 'float64',
        row: id => {
          asked.add(id);
          return table.data.slice(id * 3, id * 3 + 3);
        },
      };
      expect(embedding(ids, source)).toEqual(embedding(ids, table));
      expect(asked).toEqual(new Set(ids.flat()));
    }),
  );
});

test('embedding names the id that is no row, and the text of another length', () => {
  const table = randomTensor(1, tableAxes, [6, 3]);
  for (const id of [6, -1, 1.5, Number.NaN]) {
    expect(() => embedding([[0, id]], table)).toThrow(`embedding: id ${id} at [0, 1] is not a row, expected 0…5`);
  }
  expect(() => embedding([[0, 1], [2]], table)).toThrow('embedding: text 1 has 1 ids, expected token 2');
  expect(() => embeddingBackward(randomTensor(1, axes, [1, 3, 3]), [[0, 1]], table)).toThrow(
    'embeddingBackward: dOut has 9 entries, expected 1 × 2 × hidden 3',
  );
});
