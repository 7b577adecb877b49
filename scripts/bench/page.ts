import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { root } from '../run/root';
import { listen, siteServer } from '../run/siteServer';
import { bundle } from './bundle';
import type { Sample } from './sample';

// 16 tokens with [CLS] and [SEP].
const text = 'the old bank of the river was as steep as a bank can be';

const settings = {
  'hidden 64': { hidden: '64', heads: '4' },
  'hidden 768': { hidden: '768', heads: '12' },
} as const;

interface Change {
  readonly name: string;
  /** Puts the keyboard where the keys belong. */
  readonly focus: (page: Page) => Promise<void>;
  /** Pressed in turn; the picture is another after each. */
  readonly keys: readonly string[];
}

const control = (page: Page, param: string, inside: string) => page.locator(`[data-param="${param}"] ${inside}`);

const changes: readonly Change[] = [
  {
    name: 'gain (weights drawn anew)',
    focus: page => control(page, 'gain', 'input').focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
  {
    name: 'seed (weights drawn anew)',
    focus: page => control(page, 'seed', 'button:last-child').focus(),
    keys: ['Enter'],
  },
  {
    name: 'divisor',
    focus: page => control(page, 'divisor', 'input:checked').focus(),
    keys: ['ArrowDown', 'ArrowUp'],
  },
  {
    name: 'padding',
    focus: page => control(page, 'padding', 'input').focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
  {
    name: 'head (display only)',
    focus: page => page.getByRole('radio', { name: '0', exact: true }).focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
  {
    name: 'cell (display only)',
    focus: page => page.getByRole('application').nth(2).focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
];

/**
 * From a key pressed on a real control of the attention lab, in the built site, to the cells it changed: `drawn`, when script was done
 * with the last of them, and `shown`, when the frame with them was put together (up to a frame later, on the screen's own beat).
 */
export async function pageSamples(browser: Browser, basePath: string, runs = 20): Promise<Sample[]> {
  const server = siteServer(join(root, 'out'), basePath);
  const port = await listen(server, 0, 'localhost');
  const samples: Sample[] = [];
  try {
    for (const [setting, params] of Object.entries(settings)) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      await page.addInitScript(await bundle('watchPaints.ts'));
      const hash = new URLSearchParams({ v: '1', text, ...params });
      await page.goto(`http://localhost:${port}${basePath}/en/embed/attention-lab/#${hash}`);
      await page.locator('[aria-busy="false"]').first().waitFor();
      for (const { name, focus, keys } of changes) {
        await focus(page);
        await page.waitForTimeout(1000);
        const times: { drawn: number; shown: number }[] = [];
        for (let run = -2; run < runs; run++) {
          await page.keyboard.press(keys[Math.abs(run) % keys.length]!);
          const time = await page.evaluate(() => window.afterPress());
          if (run >= 0) times.push(time);
        }
        samples.push({ name: `${setting}: ${name}: drawn`, times: times.map(({ drawn }) => drawn) });
        samples.push({ name: `${setting}: ${name}: shown`, times: times.map(({ shown }) => shown) });
      }
      await page.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return samples;
}
