import '../../../app/styles/tokens.css';
import '../../../app/styles/base.css';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { compute } from '@/lib/experiments/attention-lab/compute';
import { type AttentionLabParams, definition } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import { frameOf as taken } from '@/lib/experiments/shownGrids';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { validate } from '@/lib/params/validate';
import { vocabulary } from '@/lib/tokenizer/generated/vocabulary';
import { messages as en } from './messages.en';
import { messages as zh } from './messages.zh-Hans';
import { View } from './View';

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

async function frameOf(params: AttentionLabParams): Promise<Frame> {
  const context = { signal: new AbortController().signal, assets: { 'bert-base-uncased-vocab': vocabulary } };
  for await (const computed of compute(params, context)) return taken(computed);
  throw new Error('no frame');
}

const set: Record<string, unknown> = {};
interface StageProps {
  frame: Frame;
  first: AttentionLabParams;
  t: typeof en;
  hidden: string[];
  locked: string[];
}
function Stage({ frame, first, t, hidden, locked }: StageProps) {
  const [params, setParams] = useState(first);
  return (
    <View
      frame={frame}
      params={params}
      t={t}
      locale={t === en ? 'en' : 'zh-Hans'}
      place="lab"
      hidden={hidden}
      locked={locked}
      setParam={(name, value) => {
        set[name] = value;
        setParams(now => ({ ...now, [name]: value }));
      }}
    />
  );
}

async function show(
  given: Record<string, unknown> = {},
  { width = 864, t = en, hidden = [] as string[], locked = [] as string[] } = {},
): Promise<void> {
  for (const name of Object.keys(set)) delete set[name];
  host.style.width = `${width}px`;
  const { params } = validate(definition, given);
  const frame = await frameOf(params);
  root.render(
    <LocaleProvider locale={t === en ? 'en' : 'zh-Hans'}>
      <Stage frame={frame} first={params} t={t} hidden={hidden} locked={locked} />
    </LocaleProvider>,
  );
  await expect.poll(() => host.querySelectorAll('canvas').length).toBeGreaterThan(6);
}

const map = (name: string): HTMLElement =>
  host.querySelector<HTMLElement>(`[role=application][aria-label^="${name}"]`)!;
const said = (): string => [...host.querySelectorAll('p')].map(p => p.textContent).join('\n');

describe('the attention lab', () => {
  test('unfolds the cell that the arrow keys come to', async () => {
    await show();
    expect(said()).toContain('bank looks at river');
    map('scores').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await expect.poll(said).toContain('was looks at bank');
    expect(set).toMatchObject({ row: 4, col: 3 });
  });

  test('unfolds a cell of any tensor, and names kᵀ by key and dimension', async () => {
    await show();
    map('attention probabilities').focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await expect.poll(said).toContain('[CLS] gives [CLS]');
    map('keys').focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight}{ArrowDown}');
    await expect.poll(said).toContain('Dimension 1 of k of “the”');
    expect(set).toMatchObject({ tensor: 'k', row: 1, col: 1 });
  });

  test('enters every tensor by keyboard at the query and key that are chosen, and says where that is', async () => {
    await show({ row: 5, col: 1 });
    const enters = async (name: string, cell: string) => {
      map(name).focus();
      await expect.poll(() => map(name).parentElement?.querySelector('output')?.textContent).toContain(cell);
    };
    await enters('values', 'the, dimension 0:');
    await enters('context', 'steep, dimension 0:');
    await enters('queries', 'steep, dimension 0:');
    await enters('keys', 'dimension 0, the:');
    await enters('attention probabilities', 'steep, the:');
    expect(set).toEqual({});
  });

  test('leaves out or holds the buttons for the head when it is told to', async () => {
    const heads = () => [...host.querySelectorAll<HTMLInputElement>('[role=radiogroup] input')];
    await show({}, { locked: ['head'] });
    expect(heads().map(head => head.disabled)).toEqual([true, true, true, true]);
    root.unmount();
    root = createRoot(host);
    await show({}, { hidden: ['head'] });
    expect(heads()).toEqual([]);
  });

  test('shows another head without a new frame', async () => {
    await show();
    const before = said();
    host.querySelectorAll<HTMLInputElement>('[role=radiogroup] input')[2]!.click();
    await expect.poll(said).not.toBe(before);
    expect(set).toEqual({ head: 2 });
  });

  test('writes all products out when asked', async () => {
    await show({ hidden: '128', heads: '1' });
    expect(host.querySelectorAll('tbody tr:first-child td')).toHaveLength(12 + 2);
    [...host.querySelectorAll('button')].find(button => button.textContent === 'Show all 128 products')!.click();
    await expect.poll(() => host.querySelectorAll('tbody tr:first-child td').length).toBe(128 + 1);
  });

  test('has row sums only where they are not 1', async () => {
    await show();
    expect(host.textContent).not.toContain('row sum');
    root.unmount();
    root = createRoot(host);
    await show({ axis: 'queries' });
    expect(host.textContent).toContain('row sum');
  });

  test.each([280, 324, 568, 864, 1400])('stays within %i px in both languages', async width => {
    for (const t of [en, zh]) {
      for (const given of [
        {},
        {
          padding: 4,
          dropout: 0.5,
          text: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
        },
      ]) {
        await show(given, { width, t });
        expect(host.scrollWidth).toBeLessThanOrEqual(width + 26);
        expect(
          map(width < 460 ? (t === en ? 'scores' : '头0的得分') : t === en ? 'queries' : '头0的查询'),
        ).not.toBeNull();
        root.unmount();
        root = createRoot(host);
      }
    }
  });
});
