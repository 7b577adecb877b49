import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../run/browsers';
import { listen } from '../run/siteServer';
import { benchServer } from './benchServer';

/** Opens fresh pages of one Chromium, each a process of its own, with a script of this folder loaded. */
export interface Pages {
  readonly browser: Browser;
  readonly version: string;
  readonly openPage: (script: string) => Promise<Page>;
  /** Calls `use` with a page that holds `script` and closes it; an error in the page becomes one here. */
  readonly withPage: <T>(script: string, use: (page: Page) => Promise<T>) => Promise<T>;
}

export async function inChromium<T>(measure: (pages: Pages) => Promise<T>): Promise<T> {
  const found = await findChromium();
  if (!found) throw new Error('bench: no Chromium found; set CHROMIUM_PATH');
  const server = await benchServer();
  const port = await listen(server, 0, 'localhost');
  const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments] });
  const openPage: Pages['openPage'] = async script => {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/blank`);
    await page.addScriptTag({ type: 'module', url: `/${script}.js` });
    return page;
  };
  const withPage: Pages['withPage'] = async (script, use) => {
    const page = await openPage(script);
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  };
  try {
    return await measure({ browser, version: browser.version(), openPage, withPage });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
