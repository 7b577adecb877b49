import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { Snippet } from './Snippet';

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);
root.render(
  <LocaleProvider locale="en">
    <Snippet code="import torch" />
  </LocaleProvider>,
);
afterEach(() => vi.restoreAllMocks());

test('its code is folded, is copied by a button, and is selected where there is no clipboard', async () => {
  await userEvent.click(page.getByText('The same in PyTorch'));
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce(undefined);
  await userEvent.click(page.getByRole('button', { name: 'Copy' }));
  expect(write).toHaveBeenCalledWith('import torch');
  await expect.element(page.getByText('Code copied.')).toBeVisible();
  write.mockRejectedValueOnce(new Error('refused'));
  await userEvent.click(page.getByRole('button', { name: 'Copy' }));
  await expect.element(page.getByText('the code is selected', { exact: false })).toBeVisible();
  expect(String(getSelection())).toBe('import torch');
});
