import type { TensorHue } from '@/components/viz/ramps';
import type { ModuleId } from '@/lib/experiments/parameter-count/result';
import { bareName, type ParameterLine } from './lines';

/** A layer's matrices drawn to one scale, rows downwards as PyTorch has them: area is number of parameters. View and picture draw these. */
export interface Matrix {
  readonly name: string;
  readonly module: ModuleId;
  readonly symbol: string;
  readonly sub: string;
  readonly hue: TensorHue;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether its shape has room beside its name. */
  readonly roomy: boolean;
  /** Places of the lines between heads: across a matrix whose rows they share out, or down one whose columns. */
  readonly cuts: readonly { readonly d: string }[];
}

/** A vector: to scale it would be thinner than a hair, so only its length is. */
export interface Vector {
  readonly name: string;
  readonly module: ModuleId;
  readonly hue: TensorHue;
  readonly d: string;
}

export interface LayerDrawing {
  readonly width: number;
  readonly height: number;
  readonly matrices: readonly Matrix[];
  readonly vectors: readonly Vector[];
}

interface Spec {
  readonly symbol: string;
  readonly sub: string;
  readonly hue: TensorHue;
  /** Column among the squares, or its own place. */
  readonly at: 0 | 1 | 2 | 3 | 'below' | 'beside';
  readonly heads?: 'rows' | 'columns';
}

const specs: Readonly<Record<string, Spec>> = {
  'attention.self.query': { symbol: 'W', sub: 'Q', hue: 'q', at: 0, heads: 'rows' },
  'attention.self.key': { symbol: 'W', sub: 'K', hue: 'k', at: 1, heads: 'rows' },
  'attention.self.value': { symbol: 'W', sub: 'V', hue: 'v', at: 2, heads: 'rows' },
  'attention.output.dense': { symbol: 'W', sub: 'O', hue: 'ctx', at: 3, heads: 'columns' },
  'output.dense': { symbol: 'W', sub: '2', hue: 'ffn', at: 'below' },
  'intermediate.dense': { symbol: 'W', sub: '1', hue: 'ffn', at: 'beside' },
};

const GAP = 16;
/** Above each matrix its name and shape. */
const LABEL = 20;
const NAME_AND_SHAPE = 94;
/** The last matrix has its bias at its right. */
const BEYOND = 6;
/** Below a matrix, γ and β of the norm behind it. */
const NORM = 12;

interface Given {
  readonly lines: readonly ParameterLine[];
  readonly hidden: number;
  readonly intermediate: number;
  readonly heads: number;
  /** Room in px. */
  readonly width: number;
}

/** As large as width and a height of 400 px allow. */
export function layerDrawing({ lines, hidden, intermediate, heads, width }: Given): LayerDrawing {
  const ratio = intermediate / hidden;
  const across = Math.max(4, ratio);
  const side = Math.min((width - 5 * GAP - BEYOND) / (across + 1), 380 / ratio, 110);
  const left = across * side + 3 * GAP;
  const beside = { x: left + 2 * GAP, y: LABEL };
  const belowY = LABEL + side + NORM + GAP + LABEL;
  const scale = side / hidden;
  const placed = (at: Spec['at']) =>
    at === 'below' ? { x: 0, y: belowY } : at === 'beside' ? beside : { x: at * (side + GAP), y: LABEL };

  const matrices: Matrix[] = [];
  const vectors: Vector[] = [];
  for (const { name, module, shape } of lines) {
    const path = bareName(name).replace(/\.(weight|bias)$/, '');
    const spec = specs[path];
    const [rows = 0, cols = 0] = shape;
    if (spec && name.endsWith('.weight')) {
      const { symbol, sub, hue, at } = spec;
      const roomy = at === 'below' || side + GAP >= NAME_AND_SHAPE - (at === 'beside' ? 2 * GAP : 0);
      const box = { ...placed(at), width: cols * scale, height: rows * scale };
      matrices.push({ name, module, symbol, sub, hue, ...box, cuts: cutsOf(box, heads, spec.heads), roomy });
    } else if (spec) {
      const { x, y } = placed(spec.at);
      const end = x + (spec.at === 'below' ? intermediate : hidden) * scale + 3;
      vectors.push({ name, module, hue: spec.hue, d: `M${end} ${y}v${rows * scale}` });
    } else if (path.endsWith('LayerNorm') && module !== 'embeddings') {
      const { x, y } = placed(path.startsWith('attention') ? 3 : 'below');
      const line = y + side + (name.endsWith('.weight') ? 4 : 8);
      vectors.push({ name, module, hue: 'x', d: `M${x} ${line}h${rows * scale}` });
    }
  }
  return {
    width: left + 2 * GAP + side + BEYOND,
    height: Math.max(belowY + side + NORM + 4, LABEL + intermediate * scale + 4),
    matrices,
    vectors,
  };
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Heads do not change a matrix, they only share it out. Lines closer than 3 px would fill it. */
function cutsOf({ x, y, width, height }: Rectangle, heads: number, of: Spec['heads']): readonly { d: string }[] {
  if (!of || width / heads < 3) return [];
  return Array.from({ length: heads - 1 }, (_, i) => {
    const part = (i + 1) / heads;
    return { d: of === 'rows' ? `M${x} ${y + part * height}h${width}` : `M${x + part * width} ${y}v${height}` };
  });
}
