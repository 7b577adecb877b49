'use client';

import { useSyncExternalStore } from 'react';
import { CopyField } from '../share/CopyField';
import { frameSnippet } from '../share/links';

interface Props {
  readonly label: string;
  /** The embed's address: absolute where the build knows its site, else a path, which the page completes. */
  readonly src: string;
  readonly title: string;
}

const never = () => () => {};

/** The snippet that puts a figure into another page. */
export function FrameField({ label, src, title }: Props) {
  const address = useSyncExternalStore(
    never,
    () => new URL(src, location.href).href,
    () => src,
  );
  return <CopyField label={label} text={frameSnippet(address, title, 800, false)} rows={3} />;
}
