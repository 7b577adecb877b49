import { describe, expect, it } from 'vitest';
import { definition } from '@/lib/experiments/layer-norm-lab/params';
import { frameOf } from './fixtures/frameOf';
import { messages as en } from './messages.en';
import { messages as zh } from './messages.zh-Hans';
import { picture } from './picture';

const drawn = async (
  given: Readonly<Record<string, unknown>>,
  layout: 'wide' | 'narrow' = 'wide',
  theme: 'light' | 'dark' = 'light',
) => {
  const { params, frame } = await frameOf(given);
  return picture(frame, params, { theme, layout, t: en, locale: 'en' });
};

describe.each(definition.params.show.options)('the static picture of %s', show => {
  it.each(['wide', 'narrow'] as const)(
    '%s stays within 40 KB and its width, at every number of features',
    async layout => {
      for (const hidden of definition.params.hidden.options) {
        const { svg, width } = await drawn({ show, hidden }, layout);
        expect(svg.length, hidden).toBeLessThan(40_000);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(width).toBe(layout === 'wide' ? 912 : 324);
        for (const [, at] of svg.matchAll(/<text x="([\d.]+)"/g)) expect(Number(at)).toBeLessThanOrEqual(width);
      }
    },
  );

  it('holds up where there is nothing to divide by, and in the dark', async () => {
    const { svg } = await drawn({ show, x: '3 3 3 3', dy: '0 0 0 0', hidden: '4', zeroEps: true }, 'wide', 'dark');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

it('says what it shows in both languages, for each picture', async () => {
  for (const show of definition.params.show.options) {
    const { params, frame } = await frameOf({ show });
    for (const t of [en, zh]) expect(t.reading!(frame, params)).not.toMatch(/NaN|undefined/);
  }
});
