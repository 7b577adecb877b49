import type { Pages } from '../chromium';
import type { Section } from '../section';

/** One training step in Chromium. */
export async function* trainingStep({ withPage }: Pages): AsyncGenerator<Section> {
  const { samples, differences, refused } = await withPage('training/trainingInPage', page =>
    page.evaluate(() => window.training()),
  );
  yield {
    id: 'training',
    title:
      'training in Chromium: one step of Adam; layers 4, hidden 64, heads 4, intermediate 256, 16 texts of 16 tokens',
    samples,
    notes: [
      ...Object.entries(differences).map(
        ([name, { losses, weights }]) =>
          `${name}: first losses as functional/ has them to ${losses.toExponential(1)}, weights to ${weights.toExponential(1)}`,
      ),
      ...Object.entries(refused).map(([name, why]) => `not timed: ${name}: ${why}`),
    ],
  };
}
