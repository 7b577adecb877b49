import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/embed/settings';
import { parseFlat, parsePage } from '@/lib/params/codec';
import { embedLink, frameSnippet, pageLink, type ShareChoices } from './links';

const here = { origin: 'https://example.org', pathname: '/en/lessons/attention/' };
const choices: ShareChoices = { locale: 'en', theme: 'auto', hide: [], lock: [], resize: false };

describe('links to share', () => {
  it('lead to the figure on its page, in the chosen language', () => {
    const link = pageLink(here, 'main', { v: '1', text: '河' }, 'zh-Hans');
    expect(link).toBe('https://example.org/zh-Hans/lessons/attention/#fig-main~main.v=1&main.text=%E6%B2%B3');
    expect(parsePage(new URL(link).hash).instances.get('main')).toEqual({ v: '1', text: '河' });
    expect(pageLink(here, 'main', {}, 'en')).toBe('https://example.org/en/lessons/attention/#fig-main');
  });

  it('lead to the figure alone, with theme and controls', () => {
    const link = embedLink(
      here,
      'attention-lab',
      { v: '1', heads: '2' },
      { ...choices, theme: 'dark', hide: ['seed'], lock: ['heads', 'text'] },
    );
    expect(link).toBe('https://example.org/en/embed/attention-lab/?theme=dark#v=1&heads=2&hide=seed&lock=heads%2Ctext');
    const { search, hash } = new URL(link);
    const number = { kind: 'number', default: 1, min: 0, max: 9, step: 1 } as const;
    expect(readSettings(search, hash, { heads: number, seed: number, text: number })).toEqual({
      theme: 'dark',
      locale: undefined,
      hide: ['seed'],
      lock: ['heads', 'text'],
      notes: [],
    });
    expect(parseFlat(hash).heads).toBe('2');
  });

  it('stand in a frame that lets nothing out of its attributes', () => {
    const snippet = frameSnippet('https://example.org/#text="><script>', 'A "title" & <more>', 640.2, false);
    expect(snippet).toContain('title="A &quot;title&quot; &amp; &lt;more&gt;"');
    expect(snippet).toContain('height="641"');
    expect(snippet).toContain('sandbox="allow-scripts"');
    expect(snippet.match(/<script/g)).toBeNull();
  });
});
