import type { ComponentProps } from 'react';
import { basePath } from '@/lib/site/paths';

/** A link of a lesson. The compiler has put the language before a page of ours; where the site is mounted comes here. */
export function Link({ href = '', ...rest }: ComponentProps<'a'>) {
  return <a {...rest} href={href.startsWith('/') ? `${basePath}${href}` : href} />;
}
