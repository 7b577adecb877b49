import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/run/browsers.ts';

const chromium = await findChromium();

/**
 * Four projects. `node`: the units, and what the imports and the fixtures say. `content`: the rules of lessons. `size`: what `out/`
 * weighs, after a build. `browser`: `*.browser.test.tsx`, components in a real Chromium. `npx vitest run lib/engine` picks by path.
 */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}', '**/node_modules/**'],
          setupFiles: ['tests/propertySeed.ts'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'content', include: ['tests/content/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'size', include: ['tests/size.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        // As Next inlines it.
        define: { 'process.env.NEXT_PUBLIC_BASE_PATH': '""' },
        // Loaded late, by a figure that comes near; found only then, they would have the page begin anew.
        optimizeDeps: { include: ['react-dom', 'zustand', 'zustand/vanilla', 'zustand/react/shallow'] },
        test: {
          name: 'browser',
          include: ['{components,lib}/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium?.path, args: [...chromiumArguments] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
