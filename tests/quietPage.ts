import { test as base, expect } from '@playwright/test';
import { hostOrigin, siteOrigin } from './site';

/**
 * Playwright's test, with a promise kept in every one of them: no console error or warning, no uncaught exception, no failed or
 * missing request, no request to another origin. `allowed` names, by pattern, what a test provokes on purpose.
 */
export const test = base.extend<{ allowed: RegExp[]; quiet: string[] }>({
  allowed: [[], { option: true }],
  quiet: [
    async ({ context, allowed }, use) => {
      const noise: string[] = [];
      const hear = (line: string) => {
        if (!allowed.some(pattern => pattern.test(line))) noise.push(line);
      };
      context.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning')
          hear(`console ${message.type()}: ${message.text()} ${message.location().url}`);
      });
      context.on('weberror', event => hear(`uncaught: ${event.error().message}`));
      context.on('requestfailed', request => {
        const reason = request.failure()?.errorText ?? '';
        // Leaving a page aborts what it was still prefetching.
        if (reason !== 'net::ERR_ABORTED' && reason !== 'NS_BINDING_ABORTED')
          hear(`failed: ${request.url()} ${reason}`);
      });
      context.on('response', response => {
        if (response.status() >= 400) hear(`status ${response.status()}: ${response.url()}`);
      });
      context.on('request', request => {
        const { protocol, origin } = new URL(request.url());
        if (/^https?:$/.test(protocol) && origin !== siteOrigin && origin !== hostOrigin)
          hear(`another origin: ${request.url()}`);
      });
      await use(noise);
      expect(noise, 'console errors, failed requests, other origins').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
