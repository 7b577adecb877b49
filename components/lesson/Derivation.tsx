import type { ReactNode } from 'react';
import { Inline } from '@/components/ui/Inline';
import type { Told } from './contract';
import styles from './Derivation.module.css';
import { figureOfProof } from './figureOfProof';
import { LiveDerivation } from './LiveDerivation';
import { partsOf } from './parts';
import { Step } from './Step';

interface Props extends Told {
  readonly id: string;
  readonly title: string;
  /** The instance whose frames measure it; the compiler says which widget that is, and where it starts (JSON). */
  readonly figure?: string;
  readonly widget?: string;
  readonly start?: string;
  readonly assumptions?: string;
  readonly reveal?: 'steps';
  readonly children: ReactNode;
}

/** A proof as numbered lines: what holds, why, and beside it what the engine measures. */
export async function Derivation({ id, title, figure, widget = '', start = '{}', reveal, locale, ...more }: Props) {
  const steps = partsOf(more.children, Step);
  const assumptions = more.assumptions?.split(',').map(name => name.trim()) ?? [];
  const measured =
    figure === undefined
      ? undefined
      : await figureOfProof({ name: figure, widget, start: literals(start), assumptions, locale });
  return (
    <section id={id} className={styles.derivation} aria-labelledby={`${id}-title`}>
      <div id={`${id}-title`} className={styles.title}>
        <Inline text={title} />
      </div>
      <LiveDerivation lines={steps.map(({ proof }) => ({ proof }))} stepwise={reveal === 'steps'} figure={measured}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are what the lesson says, in its order
          <Step key={index} {...step} number={index + 1} />
        ))}
      </LiveDerivation>
    </section>
  );
}

const literals = (json: string): Readonly<Record<string, string>> => JSON.parse(json);
