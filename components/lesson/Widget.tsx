import type { ReactNode } from 'react';
import { Inline } from '@/components/ui/Inline';
import { WidgetFigure } from '@/components/widgets/WidgetFigure';
import type { Told } from './contract';

interface Props extends Told {
  readonly id: string;
  readonly name?: string;
  readonly title: string;
  readonly width?: 'wide' | 'text';
  /** Its number in the lesson, from the compiler. */
  readonly figure: string;
  readonly children?: ReactNode;
  /** Everything else is a parameter of the experiment, as literals. */
  readonly [param: string]: unknown;
}

/** A figure of the lesson: numbered, titled, captioned; its experiment runs behind the door. */
export function Widget({ id, name, title, width, figure, children, locale, lesson: _lesson, ...params }: Props) {
  return (
    <WidgetFigure
      id={id}
      name={name}
      locale={locale}
      place="lesson"
      // The compiler lets only literals through, so what is left are texts.
      params={params as Readonly<Record<string, string>>}
      title={<Inline text={title} />}
      number={Number(figure)}
      width={width}
    >
      {children}
    </WidgetFigure>
  );
}
