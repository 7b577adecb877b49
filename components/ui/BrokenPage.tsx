'use client';

import { useMessages } from '@/lib/i18n/LocaleContext';
import { Button } from './Button';
import { dictionaries } from './messages';
import { Notice } from './Notice';

/** In the place of a page in which something broke that no figure or button of it could keep to itself. */
export default function BrokenPage({ error }: { readonly error: Error }) {
  const t = useMessages(dictionaries);
  return (
    <main style={{ maxWidth: '40rem', margin: '4rem auto', padding: '0 1rem' }}>
      <Notice tone="fail" actions={<Button onClick={() => location.reload()}>{t.reload}</Button>}>
        <p>{t.broken}</p>
        <code>{error.message}</code>
      </Notice>
    </main>
  );
}
