'use client';

import { useEffect, useRef } from 'react';
import { markRead } from '@/lib/progress/readingProgress';

/** Stands at the end of a lesson: who comes to see it has read the lesson. */
export function FinishLine({ lesson }: { lesson: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const line = ref.current;
    if (!line) return;
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) markRead(lesson);
    });
    observer.observe(line);
    return () => observer.disconnect();
  }, [lesson]);
  return <div ref={ref} aria-hidden="true" />;
}
