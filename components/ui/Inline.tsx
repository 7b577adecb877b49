import { Fragment } from 'react';

/** Plain words of a title, an attribute or a message, in which `d_k` and `W_O` are set with their subscripts. */
export function Inline({ text }: { text: string }) {
  return text.split(/((?<![A-Za-z])[A-Za-z]_[A-Za-z0-9]+)/).map((part, index) => {
    const [letter, sub] = index % 2 ? part.split('_') : [part];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a constant text never move
      <Fragment key={index}>
        {letter}
        {sub && <sub>{sub}</sub>}
      </Fragment>
    );
  });
}
