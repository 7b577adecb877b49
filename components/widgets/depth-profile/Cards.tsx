import { Group } from '@/components/ui/Group';
import { dashes } from '@/components/viz/chart';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams } from '@/lib/experiments/depth-profile/params';
import { dashOf, encoders } from './encoders';
import type { Messages } from './messages.en';
import styles from './View.module.css';
import { verdictsOf } from './verdict';

interface CardsProps {
  readonly frame: Frame;
  readonly params: DepthProfileParams;
  readonly t: Messages;
}

/** What each encoder is, its curves' dash, and what became of its gradient and its tokens. */
export function Cards({ frame, params, t }: CardsProps) {
  return (
    <div className={styles.cards}>
      {encoders.map(encoder => {
        const verdicts = verdictsOf(frame, params, encoder);
        return (
          <Group key={encoder} className={styles.card} label={`${t.ofEncoder} ${t.encoder[encoder]}`}>
            <p className={styles.head}>
              <b>{t.encoder[encoder]}</b>
              <svg width="34" height="8" viewBox="0 0 34 8" aria-hidden="true">
                <path d="M0 4H34" strokeDasharray={dashes[dashOf[encoder]]} />
              </svg>
              <span>{t.setting(params, encoder)}</span>
            </p>
            <ul className={styles.verdicts}>
              {verdicts.length === 0 ? <li>{t.waiting}</li> : null}
              {verdicts.map(verdict => (
                <li key={verdict.code} data-disease={verdict.disease || undefined}>
                  {t.verdict(verdict)}
                </li>
              ))}
            </ul>
          </Group>
        );
      })}
    </div>
  );
}
