'use client';

import { Button } from '@/components/ui/Button';
import { Unfold } from '@/components/viz/Unfold';
import { linesOf } from './lines';
import type { Messages } from './messages.en';
import type { Shown } from './shown';
import { manyTerms, type Unfolding } from './unfold';

interface Props {
  readonly way: Unfolding;
  readonly shown: Shown;
  readonly overQueries: boolean;
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly t: Messages;
}

/** The chosen cell as a sum written out: the vectors, their products, Σ. */
export function Sum({ way, shown, overQueries, all, setAll, t }: Props) {
  return (
    <div>
      <Unfold name={t.unfoldedCell} {...linesOf(way, shown, overQueries, t)} />
      {way.over === 'dimensions' && way.count > manyTerms ? (
        <Button look="link" onClick={() => setAll(!all)}>
          {all ? t.showLargest : t.showAll(way.count)}
        </Button>
      ) : null}
    </div>
  );
}
