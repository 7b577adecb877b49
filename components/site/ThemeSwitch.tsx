'use client';

import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import segments from './segments.module.css';

export interface ThemeWords {
  readonly label: string;
  readonly light: string;
  readonly dark: string;
  readonly auto: string;
}

const choices = [
  ['light', 'light'],
  ['dark', 'dark'],
  ['system', 'auto'],
] as const;

const never = () => () => {};

/** Light, dark, or as the system has it. What is chosen is known only in the browser, so nothing is pressed before hydration. */
export function ThemeSwitch({ words }: { words: ThemeWords }) {
  const { theme, setTheme } = useTheme();
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className={`${segments.group} needs-js`}>
      <legend className="sr">{words.label}</legend>
      {choices.map(([value, word]) => (
        <button key={value} type="button" aria-pressed={hydrated && theme === value} onClick={() => setTheme(value)}>
          {words[word]}
        </button>
      ))}
    </fieldset>
  );
}
