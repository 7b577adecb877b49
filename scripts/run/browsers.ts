import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser that tests can run in, and how it was found. */
export interface FoundBrowser {
  readonly path: string;
  readonly from: string;
}

interface Search {
  /** Environment variables that name the executable. */
  readonly variables: readonly string[];
  /** Names looked for along PATH. */
  readonly names: readonly string[];
  /** Where installers put it when PATH does not say. */
  readonly paths: readonly string[];
}

const programFiles = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
  folder => folder !== undefined,
);

const searches = {
  chromium: {
    variables: ['CHROMIUM_PATH', 'CHROME_PATH'],
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...programFiles.map(folder => join(folder, 'Google/Chrome/Application/chrome.exe')),
      ...programFiles.map(folder => join(folder, 'Microsoft/Edge/Application/msedge.exe')),
    ],
  },
  firefox: {
    variables: ['FIREFOX_PATH'],
    names: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programFiles.map(folder => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
  },
  webkitDriver: { variables: ['WEBKIT_DRIVER_PATH'], names: ['WebKitWebDriver'], paths: [] },
  webkitBrowser: {
    variables: ['WEBKIT_PATH'],
    names: [],
    paths: ['x86_64', 'aarch64'].flatMap(machine =>
      ['4.1', '4.0'].map(version => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
    ),
  },
  xvfb: { variables: ['XVFB_PATH'], names: ['Xvfb'], paths: [] },
} as const satisfies Record<string, Search>;

/** Environment variable first, then PATH, then the usual places; null when there is none. A variable that names nothing is an error. */
export function findBrowser(which: keyof typeof searches): FoundBrowser | null {
  const { variables, names, paths }: Search = searches[which];
  for (const variable of variables) {
    const path = process.env[variable];
    if (path === undefined || path === '') continue;
    if (!existsSync(path)) throw new Error(`${variable} is ${path}, where there is no file`);
    return { path, from: variable };
  }
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (folder !== '' && isExecutable(path)) return { path, from: 'PATH' };
    }
  }
  const path = paths.find(isExecutable);
  return path === undefined ? null : { path, from: 'system' };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Chromium as `findBrowser` does, then the one that `npx playwright install chromium` keeps. */
export async function findChromium(): Promise<FoundBrowser | null> {
  const system = findBrowser('chromium');
  if (system) return system;
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? { path, from: 'Playwright' } : null;
}

/** Same picture on every machine, and no sandbox as root, where Chromium refuses to have one. */
export const chromiumArguments: readonly string[] = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
