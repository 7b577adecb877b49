import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'div'> {
  readonly label: string;
}

/** What belongs together, with a name for screen readers. A named section would be a landmark, of which a page may have no two alike. */
export function Group({ label, ...rest }: Props) {
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
  return <div role="group" aria-label={label} {...rest} />;
}
