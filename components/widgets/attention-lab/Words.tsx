import { Inline } from '@/components/ui/Inline';
import type { Phrase } from './phrase';

/** A phrase with its hues: `<b class="t-q">`, so that pointing at one lights the tensor everywhere. */
export function Words({ phrase }: { readonly phrase: Phrase }) {
  return phrase.map((part, i) =>
    typeof part === 'string' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
      <Inline key={i} text={part} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
      <b key={i} className={`t-${part.of}`}>
        {part.text}
      </b>
    ),
  );
}
