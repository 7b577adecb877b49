'use client';

import { useEffect, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';

/** After so many ms without change a drag is over and its outcome is announced. */
const calm = 600;

/**
 * What the figure shows, for those who hear it: once things have settled, never at every step. Slow work is announced too. A figure
 * that has just come says nothing by itself: the sentence stands there to be read.
 */
export function Reading({ text, computing }: { text: string | undefined; computing: boolean }) {
  const t = useMessages(dictionaries);
  const [said, setSaid] = useState(text ?? '');
  const now = computing ? t.computing : (text ?? '');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(now), calm);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
