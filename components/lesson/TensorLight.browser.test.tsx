import 'katex/dist/katex.min.css';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderTex } from '@/lib/tex/renderTex';
import { TensorLight } from './TensorLight';

let root: Root;
let box: HTMLElement;
beforeEach(async () => {
  box = document.createElement('div');
  document.body.append(box);
  root = createRoot(box);
  root.render(
    <>
      <TensorLight />
      <p>
        <span data-part="dx">
          dx = <span data-part="rstd">one over s</span>
        </span>
      </p>
      <pre>
        <span data-part="rstd">rstd = 1 / s</span>
      </pre>
      <button type="button" data-part="dx">
        map of dx
      </button>
      <p>plain</p>
    </>,
  );
  await new Promise(done => setTimeout(done, 50));
});
afterEach(() => {
  root.unmount();
  box.remove();
});
const lit = () => [...box.querySelectorAll('[data-part-lit]')].map(part => part.textContent);

test('pointing at a part lights all of its name and no part around it', async () => {
  await userEvent.hover(page.getByText('one over s'));
  expect(lit()).toEqual(['one over s', 'rstd = 1 / s']);
  await userEvent.hover(page.getByText('dx =', { exact: false }).first());
  await userEvent.hover(page.getByText('plain'));
  expect(lit()).toEqual([]);
});

test('the keyboard lights as the pointer does', async () => {
  await userEvent.hover(page.getByText('plain'));
  box.querySelector('button')!.focus();
  expect(lit()).toEqual(['dx = one over s', 'map of dx']);
});

test('every letter of a stacked formula answers the pointer, not the boxes that KaTeX lays over it', () => {
  const formula = document.createElement('div');
  formula.innerHTML = renderTex(
    String.raw`\begin{aligned}\part{h}{h}&=\underbrace{\part{a}{a}}_{b}\\\part{y}{y}&=\frac{\part{top}{q}}{\sqrt{\part{root}{d}}}\end{aligned}`,
    true,
  );
  box.append(formula);
  const parts = [...formula.querySelectorAll<HTMLElement>('.katex-html [data-part]')];
  const answers = parts.map(part => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.closest<HTMLElement>('[data-part]');
  });
  const name = (part: HTMLElement | null | undefined) => part?.dataset.part;
  expect(answers.map(name)).toEqual(parts.map(name));
  expect(parts).toHaveLength(5);
});
