import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { huesOf, type PairedLine, pairedLines, partNames } from '@/lib/lesson/codePair';
import { type CodeLanguage, codeTokens } from '@/lib/lesson/codeTokens';
import { hues as knownHues } from '@/lib/lesson/hues';
import styles from './CodePair.module.css';
import type { Told } from './contract';
import { dictionaries } from './messages';

interface Props extends Told {
  readonly id: string;
  readonly python: string;
  readonly typescript: string;
  readonly pythonTitle?: string;
  readonly typescriptTitle?: string;
  readonly match?: string;
  readonly lit?: string;
  readonly hues?: string;
  readonly parts?: string;
  readonly children?: ReactNode;
}

/** PyTorch beside our TypeScript, both read at build from files that run. Lines that correspond light each other. */
export function CodePair(props: Props) {
  const { id, locale, python, typescript, match, lit = '', hues = '', parts = '', children, ...titles } = props;
  const t = dictionaries[locale].code;
  const sides = pairedLines({ python, typescript, match }, readSource);
  const lights = new Set(lit.split(' ').filter(Boolean).map(Number));
  const coloured = huesOf(hues, knownHues);
  const named = partNames(parts, sides.count);
  const columns = [
    { language: 'python', title: titles.pythonTitle ?? t.python, file: python },
    { language: 'typescript', title: titles.typescriptTitle ?? t.typescript, file: typescript },
  ] as const;
  return (
    <figure id={id} className={styles.figure}>
      <div className={styles.pair}>
        {columns.map(({ language, title, file }) => (
          <figure key={language} className={styles.side}>
            <figcaption className={`label ${styles.title}`}>
              <span>{title}</span>
              <span className={styles.file}>{file.split('#')[0]}</span>
            </figcaption>
            <pre translate="no">
              {sides[language].map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a file, in their order
                <Line key={index} line={line} language={language} lights={lights} hues={coloured} parts={named} />
              ))}
            </pre>
          </figure>
        ))}
      </div>
      {children && <figcaption className={styles.caption}>{children}</figcaption>}
    </figure>
  );
}

interface LineProps {
  readonly line: PairedLine;
  readonly language: CodeLanguage;
  readonly lights: ReadonlySet<number>;
  readonly hues: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<number, string>;
}

function Line({ line, language, lights, hues, parts }: LineProps) {
  const lit = line.pairs.some(pair => lights.has(pair));
  const pairs = line.pairs.map(pair => styles[`pair${pair}`]).filter(Boolean);
  const part = line.pairs.map(pair => parts.get(pair)).find(Boolean);
  return (
    <span className={[styles.line, lit && styles.lit, ...pairs].filter(Boolean).join(' ')} data-part={part}>
      {codeTokens(line.text, language).map((token, index) => {
        const hue = token.kind === 'name' ? hues.get(token.text) : undefined;
        const className = hue ? `t-${hue}` : token.kind === 'plain' || token.kind === 'name' ? undefined : styles.grey;
        const key = `${index} ${token.text}`;
        if (hue)
          return (
            <b key={key} className={className}>
              {token.text}
            </b>
          );
        return className ? (
          <span key={key} className={className}>
            {token.text}
          </span>
        ) : (
          token.text
        );
      })}
      {'\n'}
    </span>
  );
}

function readSource(path: string): string {
  return readFileSync(join(/* turbopackIgnore: true */ process.cwd(), path), 'utf8');
}
