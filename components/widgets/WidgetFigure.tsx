import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { StaticPicture } from './door/StaticPicture';
import type { Place } from './place';
import { WidgetDoor } from './WidgetDoor';

interface Props {
  readonly id: string;
  readonly name?: string;
  readonly locale: Locale;
  readonly place: Place;
  readonly params?: Readonly<Record<string, string>>;
  readonly title?: ReactNode;
  readonly number?: number;
  readonly width?: 'wide' | 'text';
  /** The caption. */
  readonly children?: ReactNode;
}

/** A widget as pages place it: the door, with its static picture behind. */
export function WidgetFigure({ id, locale, params, children, ...door }: Props) {
  return (
    <WidgetDoor id={id} params={params} caption={children} {...door}>
      <StaticPicture id={id} locale={locale} params={params} />
    </WidgetDoor>
  );
}
