'use client';

import { lazy, Suspense, useId, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Claim.module.css';
import type { ClaimFigures } from './claims';
import { Again } from './marks';
import { dictionaries } from './messages';

const ClaimSlip = lazy(() => import('./ClaimSlip').then(({ ClaimSlip }) => ({ default: ClaimSlip })));

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
          <Suspense fallback={t.computing}>
            <ClaimSlip figures={figures} />
          </Suspense>
        </span>
      )}
    </>
  );
}
