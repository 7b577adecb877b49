import { describe, expect, it } from 'vitest';
import { shrinkSvg } from './shrinkSvg';

const cell = (x: number) => `<text x="${x}" text-anchor="middle" fill="#000" font-size="13">0.0${x}</text>`;

describe('shrinkSvg', () => {
  it('says once what many cells have in common', () => {
    const svg = `<svg width="9">${[1, 2, 3, 4, 5].map(cell).join('')}</svg>`;
    expect(shrinkSvg(svg)).toBe(
      `<svg width="9"><style>.c0{fill:#000;font-size:13px;text-anchor:middle}</style>${[1, 2, 3, 4, 5]
        .map(x => `<text class="c0" x="${x}">0.0${x}</text>`)
        .join('')}</svg>`,
    );
  });

  it('leaves alone what is rare, and what has a class or style already', () => {
    const rare = `<svg>${cell(1)}${cell(2)}</svg>`;
    expect(shrinkSvg(rare)).toBe(rare);
    const styled = `<svg>${'<rect style="fill:red" stroke="#000" opacity="1"/>'.repeat(9)}</svg>`;
    expect(shrinkSvg(styled)).toBe(styled);
  });
});
