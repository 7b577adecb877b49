// npm run generate [step …]: what is made from the sources and git-ignored, in the order in which one needs the other.
import { pathToFileURL } from 'node:url';
import { runSteps, type Step } from './run/steps';

export interface GenerateStep extends Step {
  /** The sources it reads: `npm run dev` runs it again when one of them is saved. */
  readonly from: RegExp;
}

/** Each is loaded when its turn comes: it may import what an earlier one makes. */
export const generateSteps: readonly GenerateStep[] = [
  {
    name: 'zh-hant',
    from: /^content\/zh-Hans\/|messages\.zh-Hans\.ts$|^content\/zh-Hant\.overrides|^scripts\/(generate\/)?zhHant/,
    run: async () => (await import('./generate/zhHant')).generateZhHant(),
  },
  {
    name: 'vocabulary',
    from: /^lib\/tokenizer\/vocab\.txt$|^scripts\/generate\/vocabulary/,
    run: async () => (await import('./generate/vocabulary')).generateVocabulary(),
  },
  {
    name: 'kernels',
    from: /^lib\/engine\/kernels\/assembly\/|^scripts\/generate\/kernels/,
    run: async () => (await import('./generate/kernels')).generateKernels(),
  },
  {
    name: 'worker',
    from: /^lib\/(claims|engine|experiments|params|tokenizer|worker)\/.*(?<!\.test)\.ts$/,
    run: async () => (await import('./generate/worker')).generateWorker(),
  },
  {
    name: 'formulas',
    from: /^lib\/tex\/|^lib\/experiments\/encoder-map\/cellFormulas|^scripts\/generate\/encoderFormulas/,
    run: async () => (await import('./generate/encoderFormulas')).generateEncoderFormulas(),
  },
  {
    name: 'embed-fonts',
    from: /^lib\/(tex|experiments)\/.*(params|cellFormulas)\.ts$|^scripts\/generate\/embedFonts/,
    run: async () => (await import('./generate/embedFonts')).generateEmbedFonts(),
  },
  {
    name: 'pictures',
    from: /^content\/(en|zh-Hans)\/|^components\/(viz|widgets)\/.*(?<!\.test)\.ts$|^lib\/(engine|experiments)\/.*(?<!\.test)\.ts$/,
    run: async () => (await import('./generate/pictures')).generatePictures(),
  },
  {
    name: 'open-graph',
    from: /^content\/(messages|outline)|^scripts\/generate\/openGraph/,
    run: async () => (await import('./generate/openGraph')).generateOpenGraph(),
  },
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
