'use client';

import { useId, useState } from 'react';
import { NotLoaded } from '@/components/ui/NotLoaded';
import { useLate } from '@/components/ui/useLate';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Claim.module.css';
import type { ClaimFigures } from './claims';
import { Again } from './marks';
import { dictionaries } from './messages';

const loadSlip = () => import('./late/ClaimSlip').then(module => module.ClaimSlip);

interface Props {
  readonly figures: ClaimFigures;
  readonly printed: string;
  /** Where Chinese touches it: classes of prose.css. */
  readonly gap?: string | undefined;
  /** The punctuation after it. */
  readonly tail?: string | undefined;
}

/** The number in its sentence. The slip, and the worker behind it, come with the first press. */
export function ClaimButton({ figures, printed, gap = '', tail = '' }: Props) {
  const t = useMessages(dictionaries).claim;
  const [open, setOpen] = useState(false);
  const slip = useId();
  const { Part: ClaimSlip, failed, again } = useLate(open, loadSlip);
  return (
    <>
      <span className={styles.together}>
        <button
          type="button"
          className={`${styles.claim} ${gap}`}
          title={t.press}
          aria-expanded={open}
          aria-controls={open ? slip : undefined}
          onClick={() => setOpen(!open)}
        >
          {printed}
          <Again />
        </button>
        {tail}
      </span>
      {open && (
        <span id={slip} className={styles.slip} role="status">
          {ClaimSlip ? <ClaimSlip figures={figures} /> : failed ? <NotLoaded again={again} /> : t.computing}
        </span>
      )}
    </>
  );
}
