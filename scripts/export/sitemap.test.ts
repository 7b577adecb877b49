import { expect, test } from 'vitest';
import { sitemap } from './sitemap';

test('the sitemap names every page in every language, each with all its translations', () => {
  const xml = sitemap('https://a.example/x', ['', 'lab/'], ['en', 'zh-Hans'], 'en');
  expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(match => match[1])).toEqual([
    'https://a.example/x/en/',
    'https://a.example/x/zh-Hans/',
    'https://a.example/x/en/lab/',
    'https://a.example/x/zh-Hans/lab/',
  ]);
  expect(xml.match(/hreflang="x-default" href="https:\/\/a\.example\/x\/en\/lab\/"/g)).toHaveLength(2);
});
