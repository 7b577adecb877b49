// npm run generate [step …]: what is made from the sources and git-ignored, in the order in which one needs the other.
import { pathToFileURL } from 'node:url';
import { pending } from './run/pending';
import { runSteps, type Step } from './run/steps';

export interface GenerateStep extends Step {
  /** The sources it reads: `npm run dev` runs it again when one of them is saved. */
  readonly from: RegExp;
}

export const generateSteps: readonly GenerateStep[] = [
  {
    name: 'zh-hant',
    from: /^content\/zh-Hans\/|messages\.zh-Hans\.ts$|^scripts\/generate\/zhHant/,
    run: pending('generate/zhHant.ts'),
  },
  { name: 'vocabulary', from: /^scripts\/generate\/vocabulary/, run: pending('generate/vocabulary.ts') },
  {
    name: 'worker',
    from: /^lib\/(claims|engine|experiments|params|tokenizer|worker)\/.*(?<!\.test)\.ts$/,
    run: pending('generate/worker.ts'),
  },
  {
    name: 'pictures',
    from: /^content\/(en|zh-Hans)\/|picture\.ts$|^lib\/(engine|experiments)\/.*(?<!\.test)\.ts$/,
    run: pending('generate/pictures.ts'),
  },
  { name: 'open-graph', from: /^scripts\/generate\/openGraph/, run: pending('generate/openGraph.ts') },
];

/** Runs all steps, or those named, in their order. */
export async function generate(names: readonly string[] = []): Promise<void> {
  const unknown = names.filter(name => !generateSteps.some(step => step.name === name));
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}; there are ${generateSteps.map(step => step.name).join(', ')}`);
  await runSteps(
    'generate',
    generateSteps.filter(step => names.length === 0 || names.includes(step.name)),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  generate(process.argv.slice(2)).catch(error => {
    console.error(error);
    process.exit(1);
  });
}
