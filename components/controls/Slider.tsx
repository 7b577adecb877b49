'use client';

import type { ControlProps } from './Labelled';
import { Range } from './Range';
import { scales } from './scales';

interface Props extends ControlProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: keyof typeof scales;
  readonly unit?: string;
  readonly onChange: (value: number, settled: boolean) => void;
}

/** A slider over numbers, on one of the scales. */
export function Slider({ value, min, max, step, scale = 'linear', onChange, ...rest }: Props) {
  const { to, from, step: along } = scales[scale];
  return (
    <Range
      {...rest}
      // Exactly as it is: values lie on steps, so they are short.
      text={String(value).replace('-', '\u2212')}
      position={to(value)}
      low={to(min)}
      high={to(max)}
      step={along ?? step}
      onMove={(position, settled) => onChange(from(position), settled)}
    />
  );
}
