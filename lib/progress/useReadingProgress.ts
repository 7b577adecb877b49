import { useSyncExternalStore } from 'react';
import { noProgress, type ReadingProgress, readingProgress, subscribe } from './readingProgress';

export function useReadingProgress(): ReadingProgress {
  return useSyncExternalStore(subscribe, readingProgress, noProgress);
}
