import type { Setting } from '@/lib/experiments/dot-product-variance/setting';
import { dotProductOf, productsOf } from '@/lib/experiments/dot-product-variance/theory';
import type { Claim } from '../contract';
import { fixed, integer } from '../digits';
import { exact } from '../exact';

const textbook: Setting = { law: 'normal', mean: 0, std: 1, rho: 0, fresh: true, cq: 0, ce: 0 };
const at = (given: Partial<Setting>, d = 64) => dotProductOf({ ...textbook, ...given }, d);
const mean = (given: Partial<Setting>) => () => at(given).mean;
const variance = (given: Partial<Setting>) => () => at(given).variance;
const bert = Math.sqrt(768 * 0.02 ** 2);

/** By theory alone: means, laws other than the normal one, BERT's start. Each formula is held to draws by the experiment's tests. */
export const theoryClaims: readonly Claim[] = [
  exact('variance-inner', 0.0156, fixed(4), '1 / 64', () => at({}).variance / 64 / 64),
  exact('variance-model', 0.083, fixed(3), '64 / (12 · 64)', () => at({}).variance / (12 * 64)),
  exact('error-2000', 0.032, fixed(3), '√((2 + 6/64) / 2000)', () => Math.sqrt((2 + 6 / 64) / 2000)),
  exact('mean-half', 16, integer, '64 · 0.5²', mean({ mean: 0.5 })),
  exact('mean-one', 64, integer, '64 · 1²', mean({ mean: 1 })),
  exact('mean-two', 256, integer, '64 · 2²', mean({ mean: 2 })),
  exact('rho-half-mean', 32, integer, '64 · 0.5', mean({ rho: 0.5 })),
  exact('rho-one-mean', 64, integer, '64 · 1', mean({ rho: 1 })),
  exact('rho-rademacher', 48, integer, '64 · (1 + 0.5² · (1 − 2))', variance({ rho: 0.5, law: 'rademacher' })),
  exact('rho-uniform', 60.8, fixed(1), '64 · (1 + 0.5² · (1.8 − 2))', variance({ rho: 0.5, law: 'uniform' })),
  exact('rho-laplace', 128, integer, '64 · (1 + 0.5² · (6 − 2))', variance({ rho: 0.5, law: 'laplace' })),
  exact('shared-all', 4096, integer, '64 + 64 · 63 · 1²', variance({ cq: 1, ce: 1 })),
  exact('square-one', 5, integer, '(15 − 2 · 3 + 1) / 2', () => productsOf({ ...textbook, fresh: false }).variance),
  exact('bert-coordinate', 0.3072, fixed(4), '768 · 0.02²', () => bert ** 2),
  exact('bert-coordinate-std', 0.554, fixed(3), '√0.3072', () => bert),
  exact('bert-undivided', 2.46, fixed(2), '√64 · 0.3072', () => Math.sqrt(at({ std: bert }).variance)),
  exact('bert-divided', 0.307, fixed(3), '√64 · 0.3072 / √64', () => Math.sqrt(at({ std: bert }).variance / 64)),
  exact('bert-variance', 0.094, fixed(3), '0.3072²', () => at({ std: bert }).variance / 64),
];
