import { type ReactNode, useId } from 'react';
import styles from './ui.module.css';

interface Props<Option extends string> {
  /** Names the group to a screen reader: an id of a visible label, or the words themselves. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly options: readonly { readonly value: Option; readonly label: ReactNode }[];
  readonly value: Option;
  readonly disabled?: boolean;
  readonly onChange: (value: Option) => void;
}

/** Up to four choices side by side. Radio buttons beneath: Tab enters the group, arrows move the choice. */
export function Segments<Option extends string>({
  labelledBy,
  label,
  options,
  value,
  disabled,
  onChange,
}: Props<Option>) {
  const name = useId();
  return (
    <div className={styles.segments} role="radiogroup" aria-labelledby={labelledBy} aria-label={label}>
      {options.map(option => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
