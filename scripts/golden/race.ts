import { type ArchitectureId, architectures } from '../../lib/engine/bert/architecture';
import { gains, type WeightStd, weightInits } from '../../lib/engine/bert/weightInits';
import { loadKernels } from '../../lib/engine/kernels/kernels';
import type { OptimizerOptions } from '../../lib/engine/train/optimizer';
import { tasks } from '../../lib/engine/train/tasks';
import { createTrainer, type Trainer, taskConfig } from '../../lib/engine/train/trainer';

/**
 * Prints how many steps each architecture takes to get 99 % of the reversal right (hidden 32, 2 heads, 64, T = 8, V = 10, 32 texts a
 * step, Adam 1e-3), asked every 20 steps on 128 texts kept apart, or how it diverges. Arguments: seeds, then words of the rows to run.
 *
 *     npx tsx scripts/golden/race.ts 1,2 "L=2"
 */
interface Row {
  readonly name: string;
  readonly layers: number;
  readonly architecture: ArchitectureId;
  readonly residual?: number;
  readonly init: 'xavier' | 'bert';
  readonly optimizer?: OptimizerOptions;
  readonly steps: number;
}

const kernels = await loadKernels({ variant: 'simd' });

const inits: Record<Row['init'], WeightStd> = {
  xavier: weightInits.xavier(),
  // .02 at width 768, at width 32.
  bert: weightInits.bertEquivalent(32),
};

const sgd: OptimizerOptions = { kind: 'sgd', learningRate: 0.1 };
const rows: readonly Row[] = [
  { name: 'post', layers: 2, architecture: 'postLN', init: 'xavier', steps: 400 },
  { name: 'pre', layers: 2, architecture: 'preLN', init: 'xavier', steps: 400 },
  { name: 'no LN', layers: 2, architecture: 'noNorm', init: 'xavier', steps: 400 },
  { name: 'post', layers: 6, architecture: 'postLN', init: 'xavier', steps: 800 },
  { name: 'pre', layers: 6, architecture: 'preLN', init: 'xavier', steps: 800 },
  { name: 'RMS', layers: 6, architecture: 'rmsNorm', init: 'xavier', steps: 800 },
  { name: 'ReZero', layers: 6, architecture: 'reZero', init: 'xavier', steps: 800 },
  { name: 'DeepNorm', layers: 6, architecture: 'deepNorm', init: 'xavier', steps: 800 },
  { name: 'no LN', layers: 6, architecture: 'noNorm', init: 'bert', steps: 800 },
  { name: 'no LN', layers: 6, architecture: 'noNorm', init: 'xavier', steps: 800 },
  { name: 'LN without residual', layers: 6, architecture: 'postLN', residual: 0, init: 'xavier', steps: 800 },
  { name: 'neither', layers: 6, architecture: 'noNorm', residual: 0, init: 'xavier', steps: 800 },
  { name: 'no LN, SGD .1', layers: 6, architecture: 'noNorm', init: 'xavier', optimizer: sgd, steps: 100 },
  { name: 'post, SGD .1', layers: 6, architecture: 'postLN', init: 'xavier', optimizer: sgd, steps: 100 },
  { name: 'pre', layers: 12, architecture: 'preLN', init: 'xavier', steps: 400 },
  { name: 'DeepNorm', layers: 12, architecture: 'deepNorm', init: 'xavier', steps: 400 },
  { name: 'post', layers: 12, architecture: 'postLN', init: 'xavier', steps: 400 },
  { name: 'post', layers: 12, architecture: 'postLN', init: 'bert', steps: 400 },
];

function race(row: Row, seed: number): string {
  const trainer = network(row, seed);
  const outcome = run(trainer, row.steps);
  trainer.release();
  return outcome;
}

function network({ layers, architecture, residual, init, optimizer }: Row, seed: number): Trainer {
  const task = tasks.reversal();
  const shape = architectures[architecture]({ numHiddenLayers: layers });
  return createTrainer({
    config: taskConfig(task, {
      numHiddenLayers: layers,
      architecture: residual === undefined ? shape : { ...shape, residual },
    }),
    task,
    optimizer: optimizer ?? { kind: 'adam', learningRate: 1e-3 },
    init: inits[init],
    gains: architecture === 'deepNorm' ? gains.deepNorm(layers) : undefined,
    kernels,
    seed,
  });
}

function run(trainer: Trainer, steps: number): string {
  let loss = Number.NaN;
  while (trainer.stepsTaken < steps) {
    const result = trainer.step();
    loss = result.loss;
    const { divergence } = result;
    if (divergence && divergence.kind !== 'loss-above-start') return `${divergence.kind} at ${divergence.step}`;
    if (result.step % 20 === 0 && trainer.evaluate().accuracy >= 0.99) return String(result.step);
  }
  const { accuracy } = trainer.evaluate();
  const wrong = trainer.divergence ? `, ${trainer.divergence.kind} from ${trainer.divergence.step}` : '';
  return `${(100 * accuracy).toFixed(1)} % and loss ${loss.toFixed(2)} after ${steps}${wrong}`;
}

const [, , seeds = '1', ...words] = process.argv;
for (const row of rows) {
  const name = `L=${row.layers} ${row.name}, ${row.init}`;
  if (!words.every(word => name.includes(word))) continue;
  const results = seeds.split(',').map(seed => race(row, Number(seed)));
  console.log(`| ${name} | ${results.join(' | ')} |`);
}
