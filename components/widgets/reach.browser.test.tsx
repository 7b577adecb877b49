import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { callFigure, type Reach, useFigureState, useReach } from './reach';
import { WidgetDoor } from './WidgetDoor';

let reach: Reach | undefined;
let heads: unknown;

function Text() {
  reach = useReach('far');
  heads = useFigureState(reach)?.frame?.scalars.headDim;
  return null;
}

test('a figure far below is live once the text calls it, and takes what the text sets', async () => {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  root.render(
    <LocaleProvider locale="en">
      <Text />
      <div style={{ height: '6000px' }} />
      <WidgetDoor id="attention-lab" name="far" params={{ hidden: '64', heads: '1', text: 'the bank' }} place="lesson">
        picture
      </WidgetDoor>
    </LocaleProvider>,
  );
  await expect.poll(() => box.textContent).toContain('picture');
  // Longer than it waits for the page to be idle.
  await new Promise(done => setTimeout(done, 700));
  expect(reach).toBeUndefined();
  callFigure('far');
  await expect.poll(() => heads, { timeout: 20_000 }).toBe(64);
  reach?.set('heads', '2');
  await expect.poll(() => heads, { timeout: 20_000 }).toBe(32);
  expect(reach?.getState().params.heads).toBe('2');
  root.unmount();
  box.remove();
});
