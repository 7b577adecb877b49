import type { Browser } from '@playwright/test';
import { bundle } from './bundle';
import type { Sample } from './sample';

/** The heatmap's painter, by itself in a page of the browser. */
export async function heatmapSamples(browser: Browser): Promise<Sample[]> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle('heatmapInPage.ts') });
  const samples = await page.evaluate(() => window.heatmapSamples());
  await page.close();
  return samples;
}
