'use client';

import { useReadingProgress } from '@/lib/progress/useReadingProgress';

/** The station of a lesson: filled once it was read here, and then the word for it is read aloud too. */
export function ReadMark({ lesson, word, className }: { lesson: string; word: string; className?: string }) {
  const read = useReadingProgress().read.includes(lesson);
  return (
    <span className={className} data-read={read || undefined}>
      {read && <span className="sr">{word}</span>}
    </span>
  );
}
