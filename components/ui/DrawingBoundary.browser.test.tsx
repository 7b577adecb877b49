import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { DrawingBoundary } from './DrawingBoundary';

let root: Root | undefined;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

let broken = true;
function Drawing() {
  if (broken) throw new Error('heatmap: 5 values, expected 6');
  return <p>drawn</p>;
}

it('keeps an error in a View within its figure, and draws again with the next frame or when asked', async () => {
  // React reports what a boundary caught; that is expected here.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const show = (frame: number) =>
    root?.render(
      <>
        <p>around it</p>
        <DrawingBoundary
          resetOn={frame}
          fallback={(error, again) => (
            <button type="button" onClick={again}>
              {error.message}
            </button>
          )}
        >
          <Drawing />
        </DrawingBoundary>
      </>,
    );
  broken = true;
  show(1);
  await expect.poll(() => place.textContent).toBe('around itheatmap: 5 values, expected 6');
  broken = false;
  place.querySelector('button')?.click();
  await expect.poll(() => place.textContent).toBe('around itdrawn');
  broken = true;
  show(2);
  await expect.poll(() => place.textContent).toContain('heatmap');
  broken = false;
  show(3);
  await expect.poll(() => place.textContent).toBe('around itdrawn');
});
