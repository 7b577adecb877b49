import { findWidget } from '@/components/widgets/findWidget';
import { lastFrame } from '@/lib/experiments/run';
import type { Locale } from '@/lib/i18n/locales';
import type { ParamSpec } from '@/lib/params/spec';
import { validate } from '@/lib/params/validate';
import type { ProofFigure } from './derivationContract';

interface Asked {
  readonly name: string;
  readonly widget: string;
  /** The figure's parameters in the lesson, as literals. */
  readonly start: Readonly<Record<string, string>>;
  readonly assumptions: readonly string[];
  readonly locale: Locale;
}

/** At build: the figure computed where it starts, so that a page without scripts, and a first paint, has the numbers too. */
export async function figureOfProof({ name, widget, start, assumptions, locale }: Asked): Promise<ProofFigure> {
  const found = await findWidget(widget, locale);
  if (!found) throw new Error(`<Derivation figure="${name}">: there is no widget ${widget}`);
  const { definition } = found.entry;
  const { params } = validate(definition, start);
  const { proof } = await lastFrame(found.entry, params, []);
  if (!proof) throw new Error(`<Derivation figure="${name}">: ${widget} proves nothing (frame.proof)`);
  const specs: Record<string, ParamSpec> = Object.fromEntries(
    Object.entries(definition.params).filter(([, { kind }]) => kind !== 'text' && kind !== 'seed'),
  );
  // Plain texts all: what goes to the page must be data.
  const words = Object.fromEntries(Object.keys(specs).map(key => [key, { label: key, ...found.t.params[key] }]));
  return { name, specs, words, start: params, proof, assumptions };
}
