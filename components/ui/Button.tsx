import type { ComponentProps } from 'react';
import styles from './ui.module.css';

interface Props extends ComponentProps<'button'> {
  /** main: the one thing to do here. link: a tool among others, set as a plain link. */
  readonly look?: 'plain' | 'main' | 'link';
}

/** A button that never submits a form: embeds may not. */
export function Button({ look = 'plain', className, ...rest }: Props) {
  return <button {...rest} type="button" className={[styles[look], className].filter(Boolean).join(' ')} />;
}
