'use client';

import { useEffect, useState } from 'react';

/**
 * Text for a live region: follows `text` once it has held still for `settle` ms, so that neither a held arrow key nor a dragged
 * control floods a screen reader. null keeps silent.
 */
export function useAnnounced(text: string | null, settle: number): string {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setSaid(text), settle);
    return () => clearTimeout(timer);
  }, [text, settle]);
  return text === null ? '' : said;
}
