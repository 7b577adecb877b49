import '../../app/styles/tokens.css';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { Grid } from '@/lib/grid';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import type { Locale } from '@/lib/i18n/locales';
import type { HeatmapProps } from './contract';
import { Heatmap } from './Heatmap';
import { colourTable, type Theme } from './ramps';
import { colourIndex, diverging } from './scale';
import { Thumbnail } from './Thumbnail';

const scale = diverging(3);
const tokens = ['the', 'river', 'bank', 'was', 'steep', '.'];
const grid = { rows: 6, cols: 6, values: Float32Array.from({ length: 36 }, (_, i) => 3 * Math.sin(i * i)) };
const large = { rows: 16, cols: 768, values: Float32Array.from({ length: 16 * 768 }, (_, i) => 3 * Math.sin(i * i)) };
const common = {
  grid,
  scale,
  name: 'scores',
  tensor: 's',
  rowLabels: tokens,
  colLabels: tokens,
  cellWidth: 52,
  cellHeight: 40,
} as const satisfies HeatmapProps;

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;
  host = document.createElement('div');
  host.style.width = '800px';
  document.body.append(host);
  root = createRoot(host);
});
afterEach(async () => {
  vi.restoreAllMocks();
  root.unmount();
  host.remove();
  delete document.documentElement.dataset.theme;
});

const frames = async (count = 2): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
};
async function show(props: Partial<HeatmapProps> = {}, locale: Locale = 'en'): Promise<void> {
  root.render(
    <LocaleProvider locale={locale}>
      <Heatmap {...common} {...props} />
    </LocaleProvider>,
  );
  await frames(3);
}
const pane = (): HTMLElement => host.querySelector('[role=application]')!;
const canvas = (): HTMLCanvasElement => host.querySelector('canvas')!;
const said = (): string => host.querySelector('output')!.textContent ?? '';
const bold = (): string[] => [...host.querySelectorAll('svg text[class]')].map(text => text.textContent ?? '');
/** The RGBA of a point given in CSS px. */
const pixel = (x: number, y: number): number[] => {
  const ratio = canvas().width / canvas().clientWidth;
  return [
    ...canvas()
      .getContext('2d')!
      .getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data,
  ];
};
const colourOf = (value: number, theme: Theme): number[] => {
  const at = colourIndex(scale, value) * 3;
  return [...colourTable('div', theme).rgb.subarray(at, at + 3), 255];
};
const pointer = (type: string, x: number, y: number, pointerType = 'mouse'): boolean => {
  const box = canvas().getBoundingClientRect();
  return canvas().dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: 7,
      pointerType,
      button: 0,
      clientX: box.left + x,
      clientY: box.top + y,
    }),
  );
};

/** How often cells are painted on canvases of the page while `change` takes effect. */
async function paintsDuring(change: () => Promise<void>): Promise<number> {
  let paints = 0;
  const { drawImage } = CanvasRenderingContext2D.prototype;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...drawing: unknown[]
  ) {
    if (this.canvas.isConnected) paints++;
    drawImage.apply(this, drawing as Parameters<typeof drawImage>);
  });
  await change();
  return paints;
}
const seven = { rows: 7, cols: 7, values: new Float32Array(49) };

describe('painting', () => {
  test('other numbers of another size are painted once, though the box follows the cells', async () => {
    host.style.width = 'max-content';
    await show();
    const labels = [...tokens, '[PAD]'];
    expect(await paintsDuring(() => show({ grid: seven, rowLabels: labels, colLabels: labels }))).toBe(1);
    expect(canvas().clientWidth).toBe(7 * 52);
  });

  test.each([
    ['of a given height, more rows are painted once', 72, 72],
    ['whose rows decide its height, more rows are painted at once in the new height', 10, 28],
  ])('a thumbnail: %s', async (_what, height, then) => {
    const thumbnail = async (now: Grid) => {
      root.render(
        <div style={{ display: 'grid', gridTemplate: `${height}px / 120px` }}>
          <Thumbnail grid={now} scale={scale} tensor="x" />
        </div>,
      );
      await frames(3);
    };
    await thumbnail(grid);
    const paints = await paintsDuring(() => thumbnail(seven));
    expect(paints).toBe(then === height ? 1 : 2);
    expect(canvas().height).toBe(Math.round(then * devicePixelRatio));
    await thumbnail(grid);
    expect(canvas().height).toBe(Math.round(Math.max(height, 24) * devicePixelRatio));
  });
});

describe('keyboard', () => {
  test('one tab stop; arrows, Home, End and Page move the cursor, which is announced and whose labels are bold', async () => {
    const onSelect = vi.fn();
    await show({ onSelect, tools: false });
    expect(host.querySelectorAll('[tabindex="0"], button')).toHaveLength(1);
    await userEvent.tab();
    expect(document.activeElement).toBe(pane());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect
      .poll(said)
      .toBe(
        `bank, river: ${'−'}${Math.abs(grid.values[13]!).toFixed(3)}`.replace('−', grid.values[13]! < 0 ? '−' : ''),
      );
    expect(onSelect).toHaveBeenLastCalledWith({ row: 2, col: 1 });
    expect(bold()).toEqual(['river', 'bank']);
    await userEvent.keyboard('{End}');
    expect(onSelect).toHaveBeenLastCalledWith({ row: 2, col: 5 });
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    expect(onSelect).toHaveBeenLastCalledWith({ row: 0, col: 0 });
    await userEvent.keyboard('{PageDown}');
    expect(onSelect).toHaveBeenLastCalledWith({ row: 5, col: 0 });
  });

  test('says what it is and how it is used, in the language of the page', async () => {
    await show({ alt: 'scores of head 0' });
    expect(pane().getAttribute('aria-label')).toBe('scores of head 0');
    expect(pane().getAttribute('aria-roledescription')).toBe('heatmap');
    await show({}, 'zh-Hans');
    expect(pane().getAttribute('aria-roledescription')).toBe('热力图');
    expect(document.getElementById(pane().getAttribute('aria-describedby')!)?.textContent).toContain('方向键');
  });

  test('a held key is announced once it rests', async () => {
    await show();
    const heard: string[] = [];
    const watch = new MutationObserver(() => heard.push(said()));
    watch.observe(host.querySelector('output')!, { childList: true, characterData: true, subtree: true });
    pane().focus();
    for (let i = 0; i < 12; i++) {
      pane().dispatchEvent(
        new KeyboardEvent('keydown', { key: i % 4 ? 'ArrowRight' : 'ArrowDown', bubbles: true, cancelable: true }),
      );
      await Promise.resolve();
    }
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    await new Promise(done => setTimeout(done, 300));
    watch.disconnect();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^was, \.: /);
  });

  test('without a cursor it is an image and no tab stop', async () => {
    await show({ interactive: false, selection: { row: 2 } });
    expect(host.querySelector('[tabindex], button, output')).toBeNull();
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('scores, 6 rows, 6 columns');
    expect(bold()).toEqual(['bank']);
  });
});

describe('selection', () => {
  test('a controlled cell, row or column is ringed by 2 px outside its cells', async () => {
    const ring = () => {
      const [box, map] = [
        host.querySelector('[class*=ring]:not([class*=rings])')!.getBoundingClientRect(),
        canvas().getBoundingClientRect(),
      ];
      return [box.left - map.left, box.top - map.top, box.width, box.height].map(Math.round);
    };
    await show({ selection: { row: 2, col: 1 } });
    expect(ring()).toEqual([50, 78, 55, 43]);
    await show({ selection: { row: 2 } });
    expect(ring()).toEqual([-2, 78, 315, 43]);
    await show({ selection: { col: 1 } });
    expect(ring()).toEqual([50, -2, 55, 243]);
    await show({ selection: null });
    expect(host.querySelector('[class*=ring]:not([class*=rings])')).toBeNull();
    await show({ selection: { row: 40 } });
    expect(host.querySelector('[class*=ring]:not([class*=rings])')).toBeNull();
  });

  test('hovering selects, unless only pressing should', async () => {
    const onSelect = vi.fn();
    await show({ onSelect });
    pointer('pointermove', 60, 90);
    expect(onSelect.mock.calls).toEqual([[{ row: 2, col: 1 }]]);
    await show({ onSelect, selectOn: 'press' });
    pointer('pointermove', 200, 90);
    expect(onSelect).toHaveBeenCalledTimes(1);
    pointer('pointerdown', 200, 90);
    expect(onSelect).toHaveBeenLastCalledWith({ row: 2, col: 3 });
  });

  test('a press that is let go outside has ended when the pointer comes back', async () => {
    const onSelect = vi.fn();
    await show({ onSelect, selectOn: 'press' });
    pointer('pointerdown', 200, 90);
    pointer('pointerout', 900, 90);
    pointer('pointermove', 60, 90);
    expect(onSelect.mock.calls).toEqual([[{ row: 2, col: 3 }]]);
  });
});

describe('cells', () => {
  test.each(['light', 'dark'] as const)(
    'have the colours of the %s table, and a gap lets the ground through',
    async theme => {
      document.documentElement.dataset.theme = theme;
      await show({ digits: null });
      for (const [row, col] of [
        [0, 0],
        [2, 1],
        [5, 5],
      ] as const)
        expect(pixel(col * 52 + 25, row * 40 + 19)).toEqual(colourOf(grid.values[row * 6 + col]!, theme));
      expect(pixel(51.5, 19)[3]).toBe(0);
      expect(pixel(25, 39.5)[3]).toBe(0);
    },
  );

  test('follow a theme change at once', async () => {
    document.documentElement.dataset.theme = 'light';
    await show({ digits: null });
    document.documentElement.dataset.theme = 'dark';
    await frames(1);
    expect(pixel(25, 19)).toEqual(colourOf(grid.values[0]!, 'dark'));
  });

  test('follow a new grid of the same shape before the next frame', async () => {
    await show({ digits: null });
    const next = { ...grid, values: grid.values.map(value => -value) };
    await show({ digits: null, grid: next });
    expect(pixel(25, 59)).toEqual(colourOf(next.values[6]!, 'light'));
  });

  test('are hatched where they are not finite, which is said', async () => {
    const values = grid.values.slice();
    values[7] = Number.NaN;
    values[8] = Number.NEGATIVE_INFINITY;
    await show({ grid: { ...grid, values }, digits: null });
    const colours = new Set<string>();
    for (let x = 54; x < 100; x++) colours.add(pixel(x, 60).join());
    expect(colours.size).toBeGreaterThan(1);
    expect(colours).not.toContain(colourOf(0, 'light').join());
    expect(host.textContent).toContain('2 hatched cells hold ±∞ or no number.');
  });

  test('print their values where they are wide enough', async () => {
    await show();
    const inked = () => new Set(Array.from({ length: 50 }, (_, x) => pixel(x, 20).join())).size;
    expect(inked()).toBeGreaterThan(3);
    await show({ cellWidth: 30, selection: null });
    expect(inked()).toBeLessThanOrEqual(3);
  });

  test('an empty grid says so', async () => {
    await show({ grid: { rows: 0, cols: 0, values: new Float32Array() }, rowLabels: [], colLabels: [] });
    expect(host.textContent).toContain('no values');
    expect(host.querySelector('canvas')).toBeNull();
  });
});

test('the canvas has as many pixels as the screen, also after the pixel ratio changed', async () => {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<void> };
  // A new size each time: at the same size the emulation lays nothing out and tells the page nothing.
  const emulate = (deviceScaleFactor: number) =>
    session.send('Emulation.setDeviceMetricsOverride', {
      width: 1200 + 40 * deviceScaleFactor,
      height: 900,
      deviceScaleFactor,
      mobile: false,
    });
  await show({ digits: null });
  for (const ratio of [2, 1.5, 3]) {
    await emulate(ratio);
    await expect.poll(() => window.devicePixelRatio).toBe(ratio);
    await expect.poll(() => [canvas().width, canvas().height]).toEqual([312 * ratio, 240 * ratio]);
    expect(pixel(25, 19)).toEqual(colourOf(grid.values[0]!, 'light'));
  }
  await session.send('Emulation.clearDeviceMetricsOverride', {});
});

describe('a large grid', () => {
  const wide = {
    grid: large,
    name: 'a',
    rowLabels: undefined,
    colLabels: undefined,
    cellWidth: 1,
    cellHeight: 12,
  } as unknown as Partial<HeatmapProps>;
  const columns = () =>
    [...host.querySelectorAll('svg')[0]!.querySelectorAll('text')].map(text => Number(text.textContent));

  test('zooms by keys towards the cursor; labels follow, and 0 shows everything again', async () => {
    await show(wide);
    const whole = columns();
    pane().focus();
    await userEvent.keyboard('{End}+++++++++');
    await frames();
    expect(Math.min(...columns())).toBeGreaterThan(600);
    expect(Math.max(...columns())).toBe(767);
    await userEvent.keyboard('{Home}');
    await frames();
    expect(Math.min(...columns())).toBe(0);
    expect(Math.max(...columns())).toBeLessThan(100);
    await userEvent.keyboard('0');
    await frames();
    expect(columns()).toEqual(whole);
  });

  test('zooms by the wheel only with Ctrl or ⌘, so the page can be scrolled over it', async () => {
    await show(wide);
    const wheel = (ctrlKey: boolean) =>
      canvas().dispatchEvent(
        new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: -400, ctrlKey, clientX: 300, clientY: 60 }),
      );
    const whole = columns();
    expect(wheel(false)).toBe(true);
    await frames();
    expect(columns()).toEqual(whole);
    expect(wheel(true)).toBe(false);
    await frames();
    expect(columns()).not.toEqual(whole);
  });

  test('a sideways wheel pans a zoomed picture until its edge', async () => {
    await show(wide);
    const wheel = (deltaX: number) =>
      canvas().dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaX, deltaY: 3 }));
    expect(wheel(100)).toBe(true);
    pane().focus();
    await userEvent.keyboard('{Home}+++++++++');
    await frames();
    expect(Math.min(...columns())).toBe(0);
    expect(wheel(-100)).toBe(true);
    expect(wheel(400)).toBe(false);
    await frames();
    expect(Math.min(...columns())).toBeGreaterThan(0);
  });

  test('pans when it is dragged, and keeps its numbers under the pointer', async () => {
    // Only a pointer of the system can be captured, and these events are ours.
    vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(() => {});
    await show(wide);
    pane().focus();
    await userEvent.keyboard('{End}+++++++++');
    await frames();
    const before = Math.min(...columns());
    pointer('pointerdown', 300, 60);
    pointer('pointermove', 400, 60);
    await frames();
    pointer('pointerup', 400, 60);
    await frames();
    expect(Math.min(...columns())).toBeLessThan(before);
  });
});

describe('touch', () => {
  test('a finger inspects cells and a vertical swipe stays with the page', async () => {
    const onSelect = vi.fn();
    await show({ onSelect });
    expect(getComputedStyle(pane()).touchAction).toBe('pan-y pinch-zoom');
    pointer('pointerdown', 10, 10, 'touch');
    pointer('pointermove', 120, 50, 'touch');
    pointer('pointerup', 120, 50, 'touch');
    expect(onSelect.mock.calls).toEqual([[{ row: 0, col: 0 }], [{ row: 1, col: 2 }]]);
  });

  test('a drag is announced once it settles', async () => {
    await show();
    pointer('pointerdown', 10, 10, 'touch');
    for (let x = 10; x < 300; x += 20) pointer('pointermove', x, 50, 'touch');
    await frames();
    expect(said()).toBe('');
    pointer('pointerup', 290, 50, 'touch');
    pointer('pointerout', 290, 50, 'touch');
    await expect.poll(said).toMatch(/^river, \.: /);
  });
});

describe('data', () => {
  const press = async (name: string) => {
    host.querySelector<HTMLElement>(`button[aria-label="${name}"]`)!.click();
    await frames();
  };
  const item = (text: string) => [...host.querySelectorAll('button')].find(button => button.textContent === text)!;

  test('the table holds every number with its row and column', async () => {
    await show();
    await press('Data of scores');
    item('Show as table').click();
    await frames();
    expect([...host.querySelectorAll('thead th')].map(cell => cell.textContent)).toEqual(tokens);
    expect(host.querySelectorAll('tbody tr')).toHaveLength(6);
    expect(host.querySelector('tbody tr:nth-child(3)')?.textContent).toContain('bank');
    expect(host.querySelectorAll('tbody td')).toHaveLength(36);
  });

  test('of a large grid it shows a window that can be moved', async () => {
    await show({ grid: large, name: 'a', cellWidth: 1, cellHeight: 12 });
    await press('Data of a');
    item('Show as table').click();
    await frames();
    expect(host.querySelectorAll('tbody td').length).toBe(16 * 24);
    expect(host.textContent).toContain('columns 0–23 of 768');
    item('Next columns').click();
    await frames();
    expect(host.textContent).toContain('columns 24–47 of 768');
  });

  test('Escape closes the menu and gives the focus back', async () => {
    await show();
    await press('Data of scores');
    item('Show as table').focus();
    await userEvent.keyboard('{Escape}');
    expect(host.querySelector('[role=group]')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Data');
  });

  test('where the frame refuses the clipboard, the text can be selected', async () => {
    const refuse = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
    await show();
    await press('Data of scores');
    await press('Copy CSV');
    await expect.poll(() => host.querySelector('textarea')?.value).toMatch(/^,the,river,bank/);
    refuse.mockRestore();
  });
});
