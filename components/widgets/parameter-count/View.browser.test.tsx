import '../../../app/styles/tokens.css';
import { expect, test } from 'vitest';
import { definition, type ParameterCountParams } from '@/lib/experiments/parameter-count/params';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { settle, viewStage } from '../fixtures/viewStage';
import { messages } from './messages.en';
import { View } from './View';

const stage = viewStage(View, messages);

async function show(given: Record<string, unknown> = {}, width = 900, locked: string[] = []) {
  const params = validate(definition, given).params as ParameterCountParams;
  const frame = await lastFrame(experiments['parameter-count'], params);
  await stage.show({ params, frame, width, locked, key: JSON.stringify(given) });
}
const rows = () =>
  [...stage.host.querySelectorAll('tbody tr')].map(row => [...row.children].map(({ textContent }) => textContent));
const button = (name: string) =>
  [...stage.host.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;

test('every count stands beside the sum that it is', async () => {
  await show();
  expect(rows()).toContainEqual([
    'BertSelfOutput',
    '768 × 768 + 768 + 2 × 768'.replaceAll(' × ', '\u00a0×\u00a0'),
    '592,128',
  ]);
  expect(rows().at(-1)).toEqual(['all together', '', '109,482,240']);
});

test('a module is marked by its button, and again by its matrix', async () => {
  await show();
  expect(button('BertSelfOutput').getAttribute('aria-pressed')).toBe('true');
  button('BertSelfOutput').click();
  await settle();
  expect(stage.params.module).toBe('none');
  stage.host.querySelector('svg g')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await settle();
  expect(stage.params.module).toBe('self');
});

test('the code to take away counts the same model', async () => {
  await show({ hidden: '512', heads: '8', norms: '0', pooler: '0' });
  const code = stage.host.querySelector('details pre')!.textContent!;
  expect(code).toContain('hidden_size=512, intermediate_size=2048, num_attention_heads=8');
  expect(code).toContain('add_pooling_layer=False');
  expect(code).toContain('"LayerNorm" not in name');
  expect(code).toContain('count("encoder.layer.0.attention.output."))  # the figure shows 262656');
});

test('heads are only lines in the matrices', async () => {
  await show({ heads: '4' });
  const cuts = () => stage.host.querySelector('svg g')!.querySelectorAll('path').length;
  expect(cuts()).toBe(3);
  await show({ heads: '1' });
  expect(cuts()).toBe(0);
});

test('nothing is wider than its place, however narrow and however wide the network', async () => {
  for (const width of [280, 560, 900])
    for (const ratio of [1, 8]) {
      await show({ ratio, layers: 48 }, width);
      for (const each of stage.host.querySelectorAll('svg, table'))
        expect(each.getBoundingClientRect().width, `${width} ${ratio}`).toBeLessThanOrEqual(width);
    }
});

test('holds the mark when it is told to', async () => {
  await show({}, 900, ['module']);
  stage.host.querySelector('svg g')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await settle();
  expect(stage.params.module).toBe('selfOutput');
});
