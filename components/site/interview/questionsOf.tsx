import type { MDXComponents, MDXContent } from 'mdx/types';
import { Children, type ComponentProps, isValidElement, type ReactElement, type ReactNode } from 'react';
import { Link } from '@/components/lesson/Link';
import type { Locale } from '@/lib/i18n/locales';
import { pagePath } from '@/lib/site/paths';
import { DrillCard } from './DrillCard';

/** The interview questions of a lesson, in its order, as cards of the practice. The rest of it is not rendered. */
export function questionsOf(
  Content: MDXContent,
  locale: Locale,
  lesson: string,
): readonly ReactElement<{ id: string }>[] {
  const page = pagePath(locale, `lessons/${lesson}`);
  const content = Content({
    components: {
      wrapper: undefined,
      Interview: DrillCard,
      // Away from its lesson a link within it leads there; a footnote is read there too.
      a: ({ href = '', ...rest }: ComponentProps<'a'>) =>
        'data-footnote-ref' in rest ? null : href.startsWith('#') ? (
          <a {...rest} href={page + href} />
        ) : (
          <Link {...rest} href={href} />
        ),
    } as unknown as MDXComponents,
  }) as ReactElement<{ children: ReactNode }>;
  return Children.toArray(content.props.children).filter(
    (child): child is ReactElement<{ id: string }> => isValidElement(child) && child.type === DrillCard,
  );
}
