'use client';

import type { ControlProps } from './Labelled';
import { Range } from './Range';

interface Props extends ControlProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly unit?: string;
  readonly onChange: (value: string, settled: boolean) => void;
}

/** A slider over sizes that have an order but no even step (16, 24, 32, 48 …): each position is one of the options. */
export function Steps({ value, options, onChange, ...rest }: Props) {
  const position = Math.max(
    0,
    options.findIndex(option => option.value === value),
  );
  return (
    <Range
      {...rest}
      text={options[position]?.label ?? value}
      position={position}
      low={0}
      high={options.length - 1}
      step={1}
      onMove={(to, settled) => {
        const option = options[to];
        if (option) onChange(option.value, settled);
      }}
    />
  );
}
