import { defineConfig, type Project } from '@playwright/test';
import { chromiumArguments, findBrowser, findChromium } from './scripts/run/browsers';
import { freePort } from './scripts/run/siteServer';
import { testEnvironment } from './scripts/run/testEnvironment';

Object.assign(process.env, testEnvironment);
// Workers read this file again: the ports are chosen once and handed down by the environment.
process.env.TEST_SITE_PORT ??= String(await freePort());
process.env.TEST_HOST_PORT ??= String(await freePort());

const chromium = await findChromium();
const firefox = findBrowser('firefox');
const webkit = findBrowser('webkitDriver') && findBrowser('webkitBrowser');

const projects: Project[] = [];
if (chromium)
  projects.push({
    name: 'chromium',
    testDir: 'tests/browser',
    use: { browserName: 'chromium', launchOptions: { executablePath: chromium.path, args: [...chromiumArguments] } },
  });
if (firefox)
  projects.push({
    name: 'firefox',
    testMatch: 'tests/smoke/firefox.spec.ts',
    use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox.path } },
  });
// Playwright cannot drive WebKitGTK: this project's tests do so over WebDriver.
if (webkit) projects.push({ name: 'webkitgtk', testMatch: 'tests/smoke/webkitgtk.spec.ts' });

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/servers.ts',
  outputDir: 'test-results',
  // One set of baselines for every machine: only canvas pixels are compared, and those with a tolerance.
  snapshotPathTemplate: '{testDir}/__screenshots__/{testFileName}/{arg}{ext}',
  // Generous, for a machine that does other things too: nothing here is measured in seconds.
  timeout: 180_000,
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.02, threshold: 0.2 } },
  fullyParallel: true,
  workers: process.env.CI_WORKERS ? Number(process.env.CI_WORKERS) : 2,
  forbidOnly: true,
  retries: 0,
  use: {
    colorScheme: 'light',
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    actionTimeout: 30_000,
  },
  projects,
});
