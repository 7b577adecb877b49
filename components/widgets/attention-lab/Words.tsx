import { Fragment } from 'react';
import type { Phrase } from './phrase';

/** A phrase with its hues: `<b class="t-q">`, so that pointing at one lights the tensor everywhere. */
export function Words({ phrase }: { readonly phrase: Phrase }) {
  return phrase.map((part, i) =>
    typeof part === 'string' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
      <Subscripts key={i} text={part} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
      <b key={i} className={`t-${part.of}`}>
        {part.text}
      </b>
    ),
  );
}

/** W_Q as it is set: with a subscript. */
export function Subscripts({ text }: { readonly text: string }) {
  const [first, ...rest] = text.split(/(?<=[Wd])_(?=[QKVOk])/);
  return (
    <>
      {first}
      {rest.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
        <Fragment key={i}>
          <sub>{piece[0]}</sub>
          {piece.slice(1)}
        </Fragment>
      ))}
    </>
  );
}
