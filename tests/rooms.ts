/**
 * "Who may know whom" of ARCHITECTURE.md as data: which rooms a file of a room may import. A room is the first line whose pattern
 * its path matches; a file may always import its own room.
 */
export interface Room {
  readonly name: string;
  readonly path: RegExp;
  /** Names of rooms; every room may also import `shared`. */
  readonly mayImport: readonly string[];
  /** Packages, as a pattern; `node:` where pages are made at build. */
  readonly packages: RegExp;
}

const react = /^(react|react-dom)(\/|$)/;
const none = /^$/;

export const rooms: readonly Room[] = [
  {
    name: 'app',
    path: /^app\//,
    mayImport: [
      'site',
      'lesson',
      'door',
      'widgets',
      'controls',
      'ui',
      'lib',
      'worker',
      'claims',
      'experiments',
      'params',
      'outline',
      'tex',
    ],
    packages: /^(node:.*|react|react-dom|next|next-themes|katex|@fontsource-variable)(\/|$)/,
  },
  {
    name: 'site',
    path: /^components\/site\//,
    mayImport: [
      'lesson',
      'door',
      'controls',
      'ui',
      'lib',
      'worker',
      'claims',
      'experiments',
      'params',
      'outline',
      'tex',
    ],
    packages: /^(node:.*|react|react-dom|next|next-themes|katex|mdx|ts-fsrs)(\/|$)/,
  },
  {
    name: 'lesson',
    path: /^components\/lesson\/|^mdx-components\.tsx$/,
    mayImport: ['door', 'viz', 'controls', 'ui', 'worker', 'claims', 'experiments', 'params', 'lib', 'outline'],
    packages: /^(node:.*|react|react-dom|next|mdx|katex|shiki)(\/|$)/,
  },
  {
    name: 'door',
    path: /^components\/widgets\/([^/]+$|(door|live|share|embed|lab)\/)/,
    mayImport: ['widgets', 'controls', 'ui', 'worker', 'claims', 'experiments', 'params', 'lib'],
    packages: /^(react|react-dom|zustand)(\/|$)/,
  },
  {
    name: 'widgets',
    path: /^components\/widgets\/[^/]+\//,
    mayImport: ['viz', 'controls', 'ui', 'contracts'],
    packages: react,
  },
  { name: 'viz', path: /^components\/viz\//, mayImport: ['ui'], packages: /^(react|react-dom|d3|d3-[a-z-]+)(\/|$)/ },
  { name: 'controls', path: /^components\/controls\//, mayImport: ['ui', 'contracts'], packages: react },
  { name: 'ui', path: /^components\/ui\//, mayImport: [], packages: react },
  { name: 'worker', path: /^lib\/worker\//, mayImport: ['experiments', 'claims', 'params'], packages: none },
  { name: 'claims', path: /^lib\/claims\//, mayImport: ['experiments', 'engine', 'params'], packages: none },
  {
    name: 'experiments',
    path: /^lib\/experiments\//,
    mayImport: ['engine', 'params', 'tokenizer'],
    packages: none,
  },
  { name: 'tokenizer', path: /^lib\/tokenizer\//, mayImport: [], packages: /^@huggingface\/tokenizers$/ },
  { name: 'engine', path: /^lib\/engine\//, mayImport: [], packages: none },
  { name: 'params', path: /^lib\/params\//, mayImport: [], packages: none },
  { name: 'tex', path: /^lib\/tex\//, mayImport: [], packages: /^katex$/ },
  // lib/embed, lib/lesson, lib/site …: what the pages share.
  {
    name: 'lib',
    path: /^lib\/(?!i18n\/)[^/]+\//,
    mayImport: ['params', 'experiments', 'outline'],
    packages: /^(node:.*|next|react|zod)(\/|$)/,
  },
  { name: 'outline', path: /^content\//, mayImport: [], packages: none },
  { name: 'shared', path: /^lib\/(i18n\/|[^/]+\.ts$)/, mayImport: [], packages: react },
];

/** Types and specs that a lower room may name in a higher one: contracts, not code. */
export const contracts = [
  'components/widgets/contract.ts',
  'lib/experiments/contract.ts',
  'lib/experiments/layerTensors.ts',
  'lib/experiments/shownGrids.ts',
  'lib/claims/contract.ts',
  'lib/params/spec.ts',
] as const;

/**
 * Inside the engine a file may import its own layer and those after it. Kernels come before what they replace: the reference knows
 * nothing of them.
 */
export const engineLayers = ['checkpoint', 'train', 'metrics', 'bert', 'kernels', 'functional', 'core'] as const;
