'use client';

import { useEffect, useId, useRef } from 'react';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';

interface Props extends ControlProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: 'linear' | 'log2';
  readonly unit?: string;
  /** Called for every position under the hand; `settled` once it is let go (or a key was pressed). */
  readonly onChange: (value: number, settled: boolean) => void;
}

/** A native range: drag, arrows, Page Up and Down, Home, End. On a log2 scale one step doubles the value. */
export function Slider({ value, min, max, step, scale = 'linear', unit, onChange, ...rest }: Props) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  const { to, from } = scales[scale];
  const low = to(min);
  const high = to(max);
  // Exactly as it is: values lie on steps, so they are short.
  const text = String(value).replace('-', '\u2212');

  // React's onChange is the DOM's `input`; the release is the DOM's `change`.
  const settle = useRef(onChange);
  settle.current = onChange;
  useEffect(() => {
    const input = ref.current;
    const released = () => input && settle.current(from(input.valueAsNumber), true);
    input?.addEventListener('change', released);
    return () => input?.removeEventListener('change', released);
  }, [from]);

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
        min={low}
        max={high}
        step={scale === 'log2' ? 1 : step}
        value={to(value)}
        disabled={rest.locked}
        aria-valuetext={unit ? `${text} ${unit}` : text}
        style={{ '--filled': `${(100 * (to(value) - low)) / (high - low || 1)}%` }}
        onChange={event => onChange(from(event.target.valueAsNumber), false)}
      />
    </Labelled>
  );
}

const scales = {
  linear: { to: (value: number) => value, from: (position: number) => position },
  log2: { to: (value: number) => Math.log2(value), from: (position: number) => 2 ** position },
};
