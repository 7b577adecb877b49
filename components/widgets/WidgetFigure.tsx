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
  /** As written: parameters, and like an embed's address `hide` and `lock`, lists of parameters. */
  readonly params?: Readonly<Record<string, string>>;
  readonly title?: ReactNode;
  readonly number?: number;
  readonly width?: 'wide' | 'text';
  /** The caption. */
  readonly children?: ReactNode;
}

/** A widget as pages place it: the door, with its static picture behind. */
export function WidgetFigure({ id, locale, params: { hide, lock, ...params } = {}, children, ...door }: Props) {
  return (
    <WidgetDoor id={id} params={params} hidden={names(hide)} locked={names(lock)} caption={children} {...door}>
      <StaticPicture id={id} locale={locale} params={params} hide={names(hide)} />
    </WidgetDoor>
  );
}

function names(list: string | undefined): readonly string[] | undefined {
  return list?.split(',').map(name => name.trim());
}
