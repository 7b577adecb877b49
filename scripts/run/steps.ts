/** One named piece of work of `npm run generate` or `npm run build`. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** Runs steps one after another, each with a line saying what it is and how long it took. The first error ends it. */
export async function runSteps(title: string, steps: readonly Step[]): Promise<void> {
  for (const [index, { name, run }] of steps.entries()) {
    const start = performance.now();
    try {
      await run();
    } catch (error) {
      console.error(`${title} ${index + 1}/${steps.length} ${name}: failed`);
      throw error;
    }
    console.log(`${title} ${index + 1}/${steps.length} ${name} · ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
