import { describe, expect, test } from 'vitest';
import { negotiateLocale } from '@/lib/i18n/locales';
import { forwardScript, redirectScript } from './redirectScript';

/** Runs the script as a browser would; gives the address it goes to. */
function run(
  languages: readonly string[],
  stored: string | null | 'refused' = null,
  { script = redirectScript, search = '?a=1' } = {},
): string | undefined {
  let to: string | undefined;
  const localStorage = {
    getItem() {
      if (stored === 'refused') throw new DOMException('denied', 'SecurityError');
      return stored;
    },
  };
  const location = { search, hash: '#b', replace: (address: string) => (to = address) };
  new Function('navigator', 'localStorage', 'location', script)({ languages }, localStorage, location);
  return to;
}

describe('the root page', () => {
  test.each([
    [['zh-TW', 'en']],
    [['zh-Hant-HK']],
    [['zh-MO']],
    [['zh-CN']],
    [['zh']],
    [['fr', 'zh-Hans', 'en']],
    [['de', 'en-GB', 'zh']],
    [['de']],
    [[]],
  ])('%j goes where negotiateLocale says', languages => {
    expect(run(languages)).toBe(`/${negotiateLocale(languages)}/?a=1#b`);
  });

  test('a language chosen before wins', () => {
    expect(run(['en'], 'zh-Hant')).toBe('/zh-Hant/?a=1#b');
  });

  test('nonsense in the storage, or a storage that is refused, changes nothing', () => {
    expect(run(['en'], '../evil')).toBe('/en/?a=1#b');
    expect(run(['zh-CN'], 'refused')).toBe('/zh-Hans/?a=1#b');
  });
});

describe('/embed/<widget>', () => {
  const forward = (search: string) =>
    run(['zh-TW', 'en'], 'refused', { script: forwardScript('attention-lab'), search });

  test('goes where ?lang= says', () => {
    expect(forward('?lang=zh-Hans&theme=dark')).toBe('/zh-Hans/embed/attention-lab/?lang=zh-Hans&theme=dark#b');
  });

  test('goes to the browser’s language without it, or where it names none of ours', () => {
    expect(forward('')).toBe('/zh-Hant/embed/attention-lab/#b');
    expect(forward('?lang=fr')).toBe('/zh-Hant/embed/attention-lab/?lang=fr#b');
  });
});
