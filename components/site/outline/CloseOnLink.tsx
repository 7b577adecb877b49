'use client';

import { useEffect } from 'react';

/** A link to a section of this page loads nothing, so the menu it stands in must be closed by hand. */
export function CloseOnLink({ menu }: { menu: string }) {
  useEffect(() => {
    const element = document.getElementById(menu);
    if (!element) return;
    const close = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('a[href^="#"]')) element.hidePopover();
    };
    element.addEventListener('click', close);
    return () => element.removeEventListener('click', close);
  }, [menu]);
  return null;
}
