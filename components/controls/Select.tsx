'use client';

import { useId } from 'react';
import { Segments } from '@/components/ui/Segments';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';

interface Props extends ControlProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several: side by side up to four, if their words are short, else a list. */
export function Select({ value, options, onChange, ...rest }: Props) {
  const id = useId();
  // In a column of 13rem a letter takes about 0.45rem and each segment 1.2rem of padding; Chinese letters are twice as wide.
  const width = options.reduce((sum, { label }) => sum + 1.2 + 0.45 * label.replace(/[⺀-\uffef]/g, 'mm').length, 0);
  if (options.length <= 4 && width <= 17) {
    return (
      <Labelled {...rest} id={id} as="group">
        <Segments labelledBy={id} options={options} value={value} disabled={rest.locked} onChange={onChange} />
      </Labelled>
    );
  }
  return (
    <Labelled {...rest} id={id} as="label">
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={rest.locked}
        onChange={event => onChange(event.target.value)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
