import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from '../../build';
import { basePathOf } from '../../run/basePath';
import { fingerprint, isBuilt } from '../../run/fingerprint';
import { root } from '../../run/root';
import { listen, siteServer } from '../../run/siteServer';
import type { Pages } from '../chromium';
import type { Sample } from '../sample';
import type { Section } from '../section';
import { bundle } from './bundle';

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
    name: 'gain',
    focus: page => control(page, 'gain', 'input').focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
  {
    name: 'seed',
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
    name: 'head',
    focus: page => page.getByRole('radio', { name: '0', exact: true }).focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
  {
    name: 'cell',
    focus: page => page.getByRole('application').nth(2).focus(),
    keys: ['ArrowRight', 'ArrowLeft'],
  },
];

/** One beat of a 60 Hz screen, in ms. */
const oneFrame = 1000 / 60;

/**
 * From a key pressed on a real control of the attention lab, in the built site, to the cells it changed: `drawn`, when script was done
 * with the last of them, and `shown`, when the frame with them was put together (up to a frame later, on the screen's own beat).
 */
export async function* pageLatency({ browser }: Pages): AsyncGenerator<Section> {
  if (!isBuilt(fingerprint())) await build();
  const basePath = basePathOf(process.env);
  const server = siteServer(join(root, 'out'), basePath);
  const port = await listen(server, 0, 'localhost');
  try {
    for (const [setting, params] of Object.entries(settings)) {
      const hash = new URLSearchParams({ v: '1', text, ...params });
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      await page.addInitScript(await bundle('watchPaints.ts'));
      await page.goto(`http://localhost:${port}${basePath}/en/embed/attention-lab/#${hash}`);
      await page.locator('[aria-busy="false"]').first().waitFor();
      const samples: Sample[] = [{ name: 'one frame', times: [oneFrame] }];
      for (const change of changes) samples.push(...(await latency(page, change)));
      await page.close();
      const id = `page: ${setting}`;
      yield { id, title: `${id}: from a key to the cells it changed, in the attention lab`, samples, rivals: false };
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const [unseen, runs] = [2, 20];

async function latency(page: Page, { name, focus, keys }: Change): Promise<Sample[]> {
  await focus(page);
  await page.waitForTimeout(1000);
  const times: { drawn: number; shown: number }[] = [];
  for (let run = 0; run < unseen + runs; run++) {
    await page.keyboard.press(keys[run % keys.length]!);
    const time = await page.evaluate(() => window.afterPress());
    if (run >= unseen) times.push(time);
  }
  return [
    { name: `${name}: drawn`, times: times.map(({ drawn }) => drawn) },
    { name: `${name}: shown`, times: times.map(({ shown }) => shown) },
  ];
}
