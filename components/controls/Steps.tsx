'use client';

import { useEffect, useId, useRef } from 'react';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';

interface Props extends ControlProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly unit?: string;
  readonly onChange: (value: string, settled: boolean) => void;
}

/** A slider over sizes that have an order but no even step (16, 24, 32, 48 …): each position is one of the options. */
export function Steps({ value, options, unit, onChange, ...rest }: Props) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  const last = options.length - 1;
  const position = Math.max(
    0,
    options.findIndex(option => option.value === value),
  );
  const text = options[position]?.label ?? value;

  const say = (to: number, settled: boolean) => {
    const option = options[to];
    if (option) onChange(option.value, settled);
  };
  const settle = useRef(say);
  settle.current = say;
  useEffect(() => {
    const input = ref.current;
    const released = () => input && settle.current(input.valueAsNumber, true);
    input?.addEventListener('change', released);
    return () => input?.removeEventListener('change', released);
  }, []);

  return (
    <Labelled
      {...rest}
      id={id}
      as="label"
      value={
        // The slider itself says its value: the figure beside it must not say it again at every step.
        <output htmlFor={id} aria-live="off">
          {text}
          {unit && <span className={styles.unit}> {unit}</span>}
        </output>
      }
    >
      <input
        ref={ref}
        id={id}
        type="range"
        className={styles.range}
        min={0}
        max={last}
        step={1}
        value={position}
        disabled={rest.locked}
        aria-valuetext={unit ? `${text} ${unit}` : text}
        style={{ '--filled': `${(100 * position) / (last || 1)}%` }}
        onChange={event => say(event.target.valueAsNumber, false)}
      />
    </Labelled>
  );
}
