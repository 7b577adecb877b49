import { expect, test } from 'vitest';
import { frameOf } from './fixtures/frameOf';
import { messages as en } from './messages.en';
import { messages as zh } from './messages.zh-Hans';
import { picture } from './picture';

const settings: Record<string, unknown>[] = [
  {},
  { padding: 4 },
  { text: 'one two three four five six seven eight nine', padding: 1, tensor: 'probs' },
  { text: 'one two three four five six seven eight nine ten', dropout: 0.5 },
  { text: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen', padding: 4 },
  { hidden: '768', heads: '1', tensor: 'q' },
  { text: '<script>alert("&")</script>', axis: 'queries' },
  { text: '' },
];

test.each(settings)('the picture of %j is a small, well-formed SVG in both layouts and languages', async given => {
  const { frame, params } = await frameOf(given);
  for (const [locale, t] of [
    ['en', en],
    ['zh-Hans', zh],
  ] as const)
    for (const layout of ['wide', 'narrow'] as const)
      for (const theme of ['light', 'dark'] as const) {
        const { svg, width, height } = picture(frame, params, { theme, layout, t, locale });
        expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(40 * 1024);
        expect(svg).not.toMatch(/NaN|undefined|<script/);
        expect(width).toBe(layout === 'wide' ? 864 : 324);
        expect(height).toBeLessThan(1500);
        // Every element that opens closes again.
        const opened = svg.match(/<[a-zA-Z][^>]*[^/]>|<[a-zA-Z]>/g)?.length;
        expect(svg.match(/<\/[a-zA-Z]+>/g)).toHaveLength(opened ?? 0);
      }
});

test('light and dark differ in colour only', async () => {
  const { frame, params } = await frameOf();
  const [light, dark] = (['light', 'dark'] as const).map(theme =>
    picture(frame, params, { theme, layout: 'wide', t: en, locale: 'en' }),
  );
  expect(light!.height).toBe(dark!.height);
  const words = (svg: string) =>
    svg
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .split(' ')
      .sort();
  expect(words(light!.svg)).toEqual(words(dark!.svg));
});
