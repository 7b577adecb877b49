'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/Button';
import { NotLoaded } from '@/components/ui/NotLoaded';
import ui from '@/components/ui/ui.module.css';
import { useLate } from '@/components/ui/useLate';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { formatPage } from '@/lib/params/codec';
import { figureId } from '../figureId';
import type { Place } from '../place';
import { dictionaries } from './messages';
import type { Opened } from './open';

const loadShare = () => import('../share/ShareDialog').then(module => module.default);

/** Reset (only when something was changed), permalink and share. */
export default function Tools({ opened: { instance, t, sync }, place }: { opened: Opened; place: Place }) {
  const door = useMessages(dictionaries);
  const [sharing, setSharing] = useState(false);
  const share = useLate(sharing, loadShare);
  // Drawn anew with the parameters, from which `raw` is derived.
  useStore(instance.store, state => state.params);
  const raw = instance.raw();
  const changed = Object.keys(raw).length > 0;
  return (
    <>
      {changed && (
        <Button
          look="link"
          onClick={event => {
            // This button goes: the keyboard moves on to its neighbour.
            if (event.currentTarget.nextElementSibling instanceof HTMLElement)
              event.currentTarget.nextElementSibling.focus();
            instance.reset();
            sync.changed();
          }}
        >
          {door.reset}
        </Button>
      )}
      {place !== 'embed' && (
        <a
          className={ui.link}
          href={formatPage({
            anchor: figureId(instance.name),
            instances: new Map([[instance.name, raw]]),
          })}
        >
          {door.permalink}
        </a>
      )}
      <Button look="link" aria-haspopup="dialog" onClick={() => setSharing(true)}>
        {door.share}
      </Button>
      {sharing && share.Part && (
        <share.Part instance={instance} t={t} place={place} onClose={() => setSharing(false)} />
      )}
      {share.failed && <NotLoaded floating again={share.again} />}
    </>
  );
}
