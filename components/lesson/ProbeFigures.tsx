'use client';

import type { ReactNode } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';

interface Props {
  readonly theory: string;
  readonly measured: string | undefined;
  /** Two standard errors. */
  readonly error: string | undefined;
  readonly gauge: ReactNode;
}

/** What theory says and what was measured, the one above the other, and the gauge that shows how far they are apart. */
export function ProbeFigures({ theory, measured, error, gauge }: Props) {
  const t = useMessages(dictionaries).derivation;
  return (
    <>
      <dl>
        <dt>{t.theory}</dt>
        <dd>{theory}</dd>
        <dt>{t.measured}</dt>
        <dd>{measured ?? '…'}</dd>
        {error && <dd>± {error}</dd>}
      </dl>
      {gauge}
    </>
  );
}
