export {};

declare global {
  interface Window {
    /** What came of the last press of a key, in ms after it. */
    afterPress: () => Promise<{ readonly drawn: number; readonly shown: number }>;
  }
}

/**
 * Put into the page before its own scripts: notes when a key was pressed and when cells on a visible canvas, or the rings over them,
 * last changed because of it. The site has no part in this; it draws with drawImage as always.
 */
{
  let pressed = 0;
  let drawn = 0;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp;
    },
    true,
  );

  const { prototype } = CanvasRenderingContext2D;
  const { drawImage } = prototype;
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...drawing: Parameters<typeof drawImage>) {
    drawImage.apply(this, drawing);
    if (this.canvas.isConnected) drawn = performance.now();
  } as typeof drawImage;
  new MutationObserver(changes => {
    if (changes.some(({ target }) => target instanceof SVGElement)) drawn = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });

  /** A task after the next frame was put together: its pixels are on their way to the screen. */
  const nextFrame = () =>
    new Promise<number>(resolve =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );

  window.afterPress = async () => {
    let shown = 0;
    for (let seen = 0, calm = 0; calm < 5; ) {
      const now = await nextFrame();
      const busy = document.querySelector('[aria-busy="true"]') !== null;
      if (drawn > pressed && drawn !== seen) {
        seen = drawn;
        shown = now;
        calm = 0;
      } else if (drawn > pressed && !busy) calm++;
    }
    return { drawn: drawn - pressed, shown: shown - pressed };
  };
}
