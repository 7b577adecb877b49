import type { TensorHue } from '@/components/viz/ramps';
import { type ArrowId, arrowOf } from '@/lib/experiments/encoder-map/arrows';
import { trunk } from './diagram';
import { hueOf } from './frame';

type Point = readonly [x: number, y: number];

interface Wire {
  readonly arrow: ArrowId;
  /** Each line ends in an arrowhead. */
  readonly lines: readonly (readonly Point[])[];
  readonly width?: number;
}

/** Where each arrow runs, in the diagram's units. */
export const wires: readonly Wire[] = [
  {
    arrow: 'words-to-sum',
    lines: [
      [
        [trunk, 56],
        [trunk, 72],
      ],
    ],
  },
  {
    arrow: 'segments-to-sum',
    lines: [
      [
        [206, 56],
        [206, 78],
        [73, 78],
      ],
    ],
  },
  {
    arrow: 'positions-to-sum',
    lines: [
      [
        [348, 56],
        [348, 90],
        [73, 90],
      ],
    ],
  },
  {
    arrow: 'sum-to-x',
    lines: [
      [
        [trunk, 96],
        [trunk, 138],
      ],
    ],
    width: 7,
  },
  {
    arrow: 'x-trunk',
    lines: [
      [
        [trunk, 180],
        [trunk, 482],
      ],
    ],
    width: 7,
  },
  {
    arrow: 'x-read',
    lines: [
      [
        [trunk, 214],
        [227, 214],
        [227, 239],
      ],
      [
        [227, 214],
        [333, 214],
        [333, 239],
      ],
      [
        [333, 214],
        [439, 214],
        [439, 239],
      ],
    ],
  },
  {
    arrow: 'q-to-scores',
    lines: [
      [
        [188, 274],
        [188, 290],
        [230, 290],
        [230, 305],
      ],
    ],
  },
  {
    arrow: 'k-to-scores',
    lines: [
      [
        [294, 274],
        [294, 290],
        [254, 290],
        [254, 305],
      ],
    ],
  },
  {
    arrow: 'scores-to-probs',
    lines: [
      [
        [242, 364],
        [242, 389],
      ],
    ],
  },
  {
    arrow: 'probs-to-context',
    lines: [
      [
        [242, 448],
        [242, 462],
        [356, 462],
        [356, 477],
      ],
    ],
  },
  {
    arrow: 'v-to-context',
    lines: [
      [
        [400, 274],
        [400, 477],
      ],
    ],
  },
  {
    arrow: 'context-to-o',
    lines: [
      [
        [327, 495],
        [237, 495],
      ],
    ],
  },
  {
    arrow: 'o-write',
    lines: [
      [
        [149, 495],
        [75, 495],
      ],
    ],
  },
  {
    arrow: 'sum-to-h',
    lines: [
      [
        [trunk, 507],
        [trunk, 554],
      ],
    ],
    width: 7,
  },
  {
    arrow: 'h-trunk',
    lines: [
      [
        [trunk, 596],
        [trunk, 706],
      ],
    ],
    width: 7,
  },
  {
    arrow: 'h-read',
    lines: [
      [
        [trunk, 614],
        [431, 614],
        [431, 637],
      ],
    ],
  },
  {
    arrow: 'a-to-g',
    lines: [
      [
        [376, 672],
        [376, 701],
      ],
    ],
  },
  {
    arrow: 'g-to-f',
    lines: [
      [
        [315, 719],
        [237, 719],
      ],
    ],
  },
  {
    arrow: 'f-write',
    lines: [
      [
        [149, 719],
        [75, 719],
      ],
    ],
  },
  {
    arrow: 'sum-to-y',
    lines: [
      [
        [trunk, 731],
        [trunk, 778],
      ],
    ],
    width: 7,
  },
  {
    arrow: 'y-to-pooler',
    lines: [
      [
        [trunk, 862],
        [151, 862],
      ],
    ],
  },
];

export const wireHue = ({ arrow }: Wire): TensorHue => hueOf[arrowOf(arrow)!.from];

export const pathOf = (line: readonly Point[]): string => `M${line.map(([x, y]) => `${x} ${y}`).join('L')}`;

/** A triangle that points where the line ends; the trunk, thick as it is, needs none. */
export function headOf(line: readonly Point[], size = 5): string {
  const [[x, y], [fromX, fromY]] = [line.at(-1)!, line.at(-2)!];
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)];
  const side = size * 0.7;
  return `M${x} ${y}L${x - dx * size - dy * side} ${y - dy * size - dx * side}L${x - dx * size + dy * side} ${y - dy * size + dx * side}Z`;
}
