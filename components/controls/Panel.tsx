'use client';

import type { ParamSpec, ParamSpecs } from '@/lib/params/spec';
import styles from './controls.module.css';
import { Seed } from './Seed';
import { Select } from './Select';
import { Slider } from './Slider';
import { Steps } from './Steps';
import { TextInput } from './TextInput';
import { Toggle } from './Toggle';

/** A parameter's words, as a widget's messages have them. */
export interface Words {
  readonly label: string;
  readonly help?: string;
  readonly unit?: string;
  readonly options?: Readonly<Record<string, string>>;
}

type Value = number | string | boolean;

interface Props {
  /** Names the group to a screen reader. */
  readonly label: string;
  readonly specs: ParamSpecs;
  readonly words: Readonly<Record<string, Words>>;
  readonly values: Readonly<Record<string, Value>>;
  readonly hidden: readonly string[];
  readonly locked: readonly string[];
  /** `settled` is false while a hand still moves. */
  readonly onChange: (name: string, value: Value, settled: boolean) => void;
}

/** The controls of a widget, made from its specs. A text comes first and over the whole width: it is what the rest is about. */
export function Panel({ label, specs, words, values, hidden, locked, onChange }: Props) {
  const shown = Object.entries(specs).filter(([name, spec]) => spec.panel !== false && !hidden.includes(name));
  if (shown.length === 0) return null;
  return (
    <fieldset className={styles.panel} aria-label={label}>
      {shown.map(([name, spec]) => (
        <div key={name} className={spec.kind === 'text' ? styles.wide : undefined} data-param={name}>
          {control(
            spec,
            words[name] ?? { label: name },
            values[name] ?? spec.default,
            locked.includes(name),
            (value, settled = true) => onChange(name, value, settled),
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** The control of one parameter. */
export function control(
  spec: ParamSpec,
  { label, help, unit, options = {} }: Words,
  value: Value,
  locked: boolean,
  onChange: (value: Value, settled?: boolean) => void,
) {
  const common = { label, help, locked };
  switch (spec.kind) {
    case 'number':
      return (
        <Slider
          {...common}
          value={Number(value)}
          min={spec.min}
          max={spec.max}
          step={spec.step}
          scale={spec.scale}
          unit={unit ?? spec.unit}
          onChange={onChange}
        />
      );
    case 'choice': {
      const choices = spec.options.map(option => ({ value: option, label: options[option] ?? option }));
      const sizes = choices.length > 4 && spec.options.every(option => /^[\d.]+$/.test(option));
      return sizes ? (
        <Steps {...common} value={String(value)} options={choices} unit={unit} onChange={onChange} />
      ) : (
        <Select {...common} value={String(value)} options={choices} onChange={onChange} />
      );
    }
    case 'toggle':
      return <Toggle {...common} value={value === true} onChange={onChange} />;
    case 'text':
      return <TextInput {...common} value={String(value)} maxLength={spec.maxLength} onChange={onChange} />;
    case 'seed':
      return <Seed {...common} value={Number(value)} onChange={onChange} />;
  }
}
