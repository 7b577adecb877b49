import '../../../app/styles/tokens.css';
import '../../../app/styles/base.css';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { definition, type SelfOutputLabParams } from '@/lib/experiments/self-output-lab/params';
import { validate } from '@/lib/params/validate';
import { viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(given: Record<string, unknown> = {}, shown: { width?: number; locked?: string[] } = {}) {
  const params = validate(definition, given).params as SelfOutputLabParams;
  const frame = await lastFrame(experiments['self-output-lab'], params);
  await stage.show({ params, frame, width: 900, key: JSON.stringify([given, shown]), ...shown });
}
const tiles = () => [...stage.host.querySelectorAll<HTMLInputElement>('[role=radiogroup] input')];
const tile = (label: string) => tiles().find(input => input.getAttribute('aria-label')?.endsWith(label))!;
const maps = () => [...stage.host.querySelectorAll<HTMLElement>('[aria-roledescription=heatmap]')];
const said = () => [...stage.host.querySelectorAll('p')].map(p => p.textContent).join('\n');

describe('the self-output lab', () => {
  test('names every tensor by its way and its words; the chosen one stands open beside its gradient', async () => {
    await show({ tensor: 'a' });
    expect(new Set(tiles().map(input => input.getAttribute('aria-label')?.split(':')[0]))).toEqual(
      new Set(['forward', 'backward']),
    );
    expect(tiles().filter(({ checked }) => checked)).toHaveLength(1);
    expect(maps()).toHaveLength(2);
    expect(said()).toContain('Row 2 of c meets row 3 of W');
  });

  test('opens another tensor when its tile is pressed, and unfolds the same place of it', async () => {
    await show({ tensor: 'a' });
    tile('gradient of the weight').click();
    await expect.poll(() => stage.params.tensor).toBe('dw');
    await expect.poll(() => maps()[1]?.getAttribute('aria-label')).toBe('gradient of the weight');
    expect(said()).toContain('one product for each of 6 tokens');
  });

  test('unfolds the cell that the arrow keys come to, in the gradient too', async () => {
    await show({ tensor: 'a' });
    maps()[1]!.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await expect.poll(() => stage.params.tensor).toBe('da');
    expect(said()).toContain('The gradient times the same factor');
  });

  test('takes code away that names the cell’s numbers', async () => {
    await show({ tensor: 'a' });
    expect(stage.host.querySelector('pre')?.textContent).toContain('print(u @ v)');
  });

  test('holds its tiles where the page locks them', async () => {
    await show({}, { locked: ['tensor'] });
    expect(tiles().every(({ disabled }) => disabled)).toBe(true);
  });

  test.each([280, 420, 622, 900, 1400])('stays within %i px', async width => {
    for (const given of [{}, { hidden: '64', tokens: 16, tensor: 'w' }]) {
      await show(given, { width });
      // The selection's halo may stand beyond the last cell by 4 px, into the plate's padding.
      expect(stage.host.scrollWidth).toBeLessThanOrEqual(width + 4);
    }
  });
});
