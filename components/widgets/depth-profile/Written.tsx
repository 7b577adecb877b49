import { Group } from '@/components/ui/Group';
import { Segments } from '@/components/ui/Segments';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams, DepthProfileSpecs } from '@/lib/experiments/depth-profile/params';
import type { ViewProps } from '../contract';
import { encoders } from './encoders';
import type { Messages } from './messages.en';
import { unfold } from './unfold';
import styles from './View.module.css';

interface WrittenProps {
  readonly frame: Frame;
  readonly params: DepthProfileParams;
  readonly setParam: ViewProps<DepthProfileSpecs, Messages>['setParam'];
  readonly has: (name: keyof DepthProfileSpecs) => boolean;
  readonly held: (name: keyof DepthProfileSpecs) => boolean;
  readonly t: Messages;
}

const kinds = ['gradient', 'cosine'] as const;

/** The curve's point at the chosen layer, or the chosen cell of the cosines, with its numbers, and code that comes to the same. */
export function Written({ frame, params, setParam, has, held, t }: WrittenProps) {
  const way = unfold(frame, params, t);
  return (
    <Group className={styles.written} label={t.unfoldedName}>
      <div className={styles.choices}>
        {has('unfolded') && params.focus !== 'gradient' ? (
          <Segments
            label={t.params.unfolded.label}
            options={kinds.map(value => ({ value, label: t.params.unfolded.options[value] }))}
            value={params.unfolded}
            disabled={held('unfolded')}
            onChange={value => setParam('unfolded', value)}
          />
        ) : null}
        {has('which') ? (
          <Segments
            label={t.params.which.label}
            options={encoders.map(value => ({ value, label: t.params.which.options[value] }))}
            value={params.which}
            disabled={held('which')}
            onChange={value => setParam('which', value)}
          />
        ) : null}
      </div>
      {way ? (
        <>
          <Unfold name={t.unfoldedName} {...way.unfolding} />
          <p className={styles.sentence}>{way.sentence}</p>
          <Snippet code={way.code} title={way.codeTitle} />
        </>
      ) : (
        <p className={styles.sentence}>{t.waiting}</p>
      )}
      <p className={styles.judged}>{t.judgement()}</p>
    </Group>
  );
}
