import { describe, expect, test } from 'vitest';
import { judgeProof, writeProof } from './proof';

const step = (theory: number, measured: number, standardError = 0, broken: readonly string[] = []) => ({
  theory,
  measured,
  standardError,
  broken,
});
const kinds = (...steps: Parameters<typeof judgeProof>[0]) => judgeProof(steps).map(verdict => verdict?.kind);

describe('a step of a proof', () => {
  test('holds within four standard errors, and fails beyond', () => {
    expect(kinds(step(64, 67.9, 1), step(64, 68.1, 1, ['fresh']))).toEqual(['holds', 'broken']);
  });

  test('that is computed must agree to rounding', () => {
    expect(kinds(step(2, 2 + 1e-7), step(0, 3e-9), step(1e-8, 1e-8 * (1 + 1e-5)), step(2, 2.00001))).toEqual([
      'equal',
      'equal',
      'off',
      'falls',
    ]);
  });

  test('without an assumption gone falls with the first red one before it', () => {
    expect(
      judgeProof([
        step(3, 3, 0.1),
        step(1, 3, 0.1, ['mean']),
        undefined,
        step(64, 192, 1),
        step(0, 9, 1, ['correlation']),
        step(1, 3, 0.1),
      ]),
    ).toEqual([
      { kind: 'holds' },
      { kind: 'broken', broken: ['mean'] },
      undefined,
      { kind: 'falls', step: 2 },
      { kind: 'broken', broken: ['correlation'] },
      { kind: 'falls', step: 2 },
    ]);
  });

  test('that agrees though its assumption is gone is lucky, and pulls nothing down', () => {
    expect(kinds(step(1, 1.01, 0.1, ['fresh']), step(1, 9, 0.1))).toEqual(['lucky', 'off']);
  });

  test('without a finite measurement is not judged', () => {
    expect(kinds(step(1, Number.NaN, 0.1), step(Number.POSITIVE_INFINITY, 1))).toEqual(['unknown', 'unknown']);
  });
});

describe('its figures', () => {
  test('have the places of their error', () => {
    expect(writeProof(step(64, 63.412, 0.92), undefined)).toEqual({ theory: '64.0', measured: '63.4', error: '1.8' });
    expect(writeProof(step(3, 2.9642, 0.1255), undefined)).toEqual({ theory: '3.00', measured: '2.96', error: '0.25' });
    expect(writeProof(step(1e-9, 1.1e-9, 1e-11), undefined)).toEqual({
      theory: '1.000 × 10⁻⁹',
      measured: '1.100 × 10⁻⁹',
      error: '2.0 × 10⁻¹¹',
    });
  });

  test('have those the lesson asks for, unless they would hide that a step fails', () => {
    expect(writeProof(step(2, 2), 3)).toEqual({ theory: '2.000', measured: '2.000', error: undefined });
    expect(writeProof(step(2, 2.0001), 2)).toEqual({ theory: '2.00000', measured: '2.00010', error: undefined });
  });
});
