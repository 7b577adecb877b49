'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClaimResult } from '@/lib/claims/contract';
import type { ClaimFigures } from './claims';

export type ClaimState =
  | { readonly phase: 'computing'; readonly seed: number }
  | { readonly phase: 'computed'; readonly seed: number; readonly result: ClaimResult; readonly agrees: boolean }
  | { readonly phase: 'failed'; readonly seed: number; readonly message: string };

/** A claim computed by the engine behind the page, with a seed no one has chosen; `again` takes another. */
export function useClaim({ lesson, id, expected, tolerance }: ClaimFigures, started = true) {
  const [state, setState] = useState<ClaimState>({ phase: 'computing', seed: 0 });
  const running = useRef<AbortController>(undefined);
  const again = useCallback(() => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const seed = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
    setState({ phase: 'computing', seed });
    import('@/lib/worker/client')
      .then(({ runClaim }) => runClaim(lesson, id, seed, { signal: control.signal }))
      .then(result => {
        const agrees = Math.abs(result.value - expected) <= tolerance;
        if (!control.signal.aborted) setState({ phase: 'computed', seed, result, agrees });
      })
      .catch(error => {
        const message = error instanceof Error ? error.message : String(error);
        if (!control.signal.aborted) setState({ phase: 'failed', seed, message });
      });
  }, [lesson, id, expected, tolerance]);
  useEffect(() => {
    if (started) again();
    return () => running.current?.abort();
  }, [started, again]);
  return { state, again };
}
