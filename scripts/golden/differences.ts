import { precisions } from '../../lib/engine/fixtures/arbitrary';
import { architectureDifferences, architectureRun, variants } from '../../lib/engine/fixtures/architectureRun';
import { goldenDifferences, goldenRun } from '../../lib/engine/fixtures/goldenRun';

/**
 * Prints how far the engine is from PyTorch on the fixtures bert-small and architectures: `npx tsx scripts/golden/differences.ts`.
 * The tests assert the same numbers and print nothing.
 */
for (const precision of precisions) {
  const differences = [...goldenDifferences(goldenRun(precision))].sort(([, a], [, b]) => b - a);
  console.log(`${precision}: ${differences.length} tensors, max|a − b| / max(1, max|b|), the worst first`);
  for (const [name, difference] of differences.slice(0, 8)) console.log(`  ${difference.toExponential(2)}  ${name}`);
}

console.log('architectures: the worst tensor of each variant, in float64 and in float32');
for (const variant of variants) {
  const worst = precisions.map(precision =>
    Math.max(...architectureDifferences(architectureRun(variant, precision)).values()).toExponential(2),
  );
  console.log(`  ${worst.join('  ')}  ${variant}`);
}
