import { type ChildProcess, spawn } from 'node:child_process';
import { findBrowser } from '../../scripts/run/browsers';
import { freePort } from '../../scripts/run/siteServer';

/** The element reference that W3C WebDriver answers with. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
type Element = { readonly [elementKey]: string };

/** A WebKitGTK window, driven over W3C WebDriver: Playwright has no driver for the system's WebKit. */
export interface WebKit {
  goto(url: string): Promise<void>;
  /** Runs the body of a function in the page (or the frame switched to) and answers what it returns. */
  evaluate<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Asks again until `body` returns something true, and answers that. */
  waitFor<T>(body: string, what: string): Promise<T>;
  /** Presses keys one after another; names as in WebDriver: `keys.ArrowRight`, or plain characters. */
  press(...keys: string[]): Promise<void>;
  switchToFrame(selector: string | null): Promise<void>;
  close(): Promise<void>;
}

/** Code points that W3C WebDriver gives to keys without a character. */
export const keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  End: '\uE010',
  Home: '\uE011',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
} as const;

/** Opens a window on the display there is, or on a virtual one: without a display WebKitGTK hangs instead of failing. */
export async function openWebKit(): Promise<WebKit> {
  const children: ChildProcess[] = [];
  const display = process.env.DISPLAY || (await startXvfb(children));
  const port = await freePort();
  const driver = findBrowser('webkitDriver')!.path;
  children.push(
    spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, DISPLAY: display },
      stdio: 'ignore',
    }),
  );
  const server = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(`${server}/status`)).ok, 'WebKitWebDriver');

  const { sessionId } = await call<{ sessionId: string }>(`${server}/session`, 'POST', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: findBrowser('webkitBrowser')!.path, args: ['--automation'] },
      },
    },
  });
  const session = `${server}/session/${sessionId}`;
  const evaluate = <T>(body: string, ...args: unknown[]) =>
    call<T>(`${session}/execute/sync`, 'POST', { script: body, args });

  return {
    goto: url => call(`${session}/url`, 'POST', { url }),
    evaluate,
    waitFor: async <T>(body: string, what: string) => {
      let last: T | undefined;
      await eventually(async () => {
        last = await evaluate<T>(body);
        return Boolean(last);
      }, what);
      return last!;
    },
    press: async (...names) => {
      const actions = names.flatMap(value => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await call(`${session}/actions`, 'POST', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    switchToFrame: async selector => {
      const id = selector
        ? await call<Element>(`${session}/element`, 'POST', { using: 'css selector', value: selector })
        : null;
      await call(`${session}/frame`, 'POST', { id });
    },
    close: async () => {
      await call(session, 'DELETE').catch(() => undefined);
      for (const child of children.reverse()) child.kill('SIGTERM');
    },
  };
}

async function startXvfb(children: ChildProcess[]): Promise<string> {
  // It picks a free display itself and writes its number to the descriptor named.
  const xvfb = spawn(
    findBrowser('xvfb')!.path,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  children.push(xvfb);
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.on('error', reject);
    xvfb.on('exit', code => reject(new Error(`Xvfb ended with code ${code}`)));
    xvfb.stdio[3]!.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return `:${number}`;
}

async function call<T>(url: string, method: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value?.error} ${value?.message}`);
  return value;
}

async function eventually(check: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 30_000;
  let reason: unknown;
  while (Date.now() < end) {
    try {
      if (await check()) return;
    } catch (error) {
      reason = error;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`waited 30 s for ${what}`, { cause: reason });
}
