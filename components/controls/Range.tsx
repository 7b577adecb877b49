'use client';

import { useEffect, useId, useRef } from 'react';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';

interface Props extends ControlProps {
  /** The value in words. */
  readonly text: string;
  readonly unit?: string;
  readonly position: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** Called for every position under the hand; `settled` once it is let go (or a key was pressed). */
  readonly onMove: (position: number, settled: boolean) => void;
}

/** A native range with its value beside it: drag, arrows, Page Up and Down, Home, End. What Slider and Steps are made of. */
export function Range({ text, unit, position, low, high, step, onMove, ...rest }: Props) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);

  // React's onChange is the DOM's `input`; the release is the DOM's `change`.
  const settle = useRef(onMove);
  settle.current = onMove;
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
        min={low}
        max={high}
        step={step}
        value={position}
        disabled={rest.locked}
        aria-valuetext={unit ? `${text} ${unit}` : text}
        style={{ '--filled': `${(100 * (position - low)) / (high - low || 1)}%` }}
        onChange={event => onMove(event.target.valueAsNumber, false)}
      />
    </Labelled>
  );
}
