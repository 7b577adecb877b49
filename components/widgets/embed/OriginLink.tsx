'use client';

import { type ReactNode, useId, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './embed.module.css';
import { dictionaries } from './messages';

/** A link out of the frame. A sandbox that allows no new windows leaves a dead link; there the address is shown to be copied. */
export function OriginLink({ href, children }: { href: string; children: ReactNode }) {
  const t = useMessages(dictionaries);
  const id = useId();
  const [address, setAddress] = useState<string>();
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener"
        onClick={event => {
          if (window.parent === window) return;
          event.preventDefault();
          const { href } = event.currentTarget;
          // With `noopener` there is no telling an opened window from a refused one.
          const page = window.open(href, '_blank');
          if (page) page.opener = null;
          else setAddress(href);
        }}
      >
        {children}
      </a>
      {address && (
        <span className={styles.address}>
          <label htmlFor={id}>{t.mayNotOpen}</label>
          <input id={id} ref={input => input?.select()} readOnly value={address} />
        </span>
      )}
    </>
  );
}
