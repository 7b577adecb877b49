import { type ComponentType, useEffect, useState } from 'react';

interface Late<P> {
  readonly Part: ComponentType<P> | undefined;
  /** It did not come: the network is gone, or the site was built anew since this page was opened. */
  readonly failed: boolean;
  readonly again: () => void;
}

/** A component that is loaded once it is wanted. `load` is a constant of the caller's module. */
export function useLate<P>(wanted: boolean, load: () => Promise<ComponentType<P>>): Late<P> {
  const [Part, setPart] = useState<ComponentType<P>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || Part || failed) return;
    let gone = false;
    load().then(
      part => !gone && setPart(() => part),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [wanted, load, Part, failed]);
  return { Part, failed, again: () => setFailed(false) };
}
