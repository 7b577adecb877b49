'use client';

import { Slider } from '@/components/controls/Slider';
import { Toggle } from '@/components/controls/Toggle';
import { Button } from '@/components/ui/Button';
import type { Value, Values } from '@/components/widgets/live/values';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Derivation.module.css';
import type { ProofFigure } from './derivationContract';
import { dictionaries } from './messages';

interface Props {
  readonly figure: ProofFigure;
  readonly values: Values;
  readonly locked: readonly string[];
  readonly onSet: (name: string, value: Value, settled?: boolean) => void;
}

/** What a proof assumes, as switches: on, or where a slider starts, is the textbook's case. They are the figure's own parameters. */
export function Assumptions({ figure: { specs, words, start, assumptions }, values, locked, onSet }: Props) {
  const t = useMessages(dictionaries).derivation;
  const moved = assumptions.filter(name => values[name] !== start[name]);
  return (
    <fieldset className={styles.assumptions} aria-label={t.assumptions}>
      {assumptions.map(name => {
        const spec = specs[name];
        const said = words[name] ?? { label: name };
        const common = { label: said.label, help: said.help, locked: locked.includes(name) };
        const set = (value: Value, settled = true) => onSet(name, value, settled);
        return spec?.kind === 'number' ? (
          <Slider
            key={name}
            {...common}
            min={spec.min}
            max={spec.max}
            step={spec.step}
            scale={spec.scale}
            unit={said.unit ?? spec.unit}
            value={Number(values[name])}
            onChange={set}
          />
        ) : (
          <Toggle key={name} {...common} value={values[name] === true} onChange={set} />
        );
      })}
      <Button
        look="link"
        className={styles.restore}
        data-idle={moved.length === 0 || undefined}
        onClick={() => {
          for (const name of moved) onSet(name, start[name] as Value);
        }}
      >
        {t.restore}
      </Button>
    </fieldset>
  );
}
