'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Notice } from '@/components/ui/Notice';
import ui from '@/components/ui/ui.module.css';
import { hearHost, tellHost } from '@/lib/embed/host';
import type { Theme } from '@/lib/embed/protocol';
import { type EmbedSettings, readSettings } from '@/lib/embed/settings';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import type { ParamSpecs } from '@/lib/params/spec';
import { pagePath } from '@/lib/site/paths';
import type { Opened } from '../live/open';
import { WidgetDoor } from '../WidgetDoor';
import { EmbedCheck } from './EmbedCheck';
import styles from './embed.module.css';
import { dictionaries } from './messages';

interface Props {
  readonly id: string;
  readonly specs: ParamSpecs;
  readonly title: string;
  /** What it computes. */
  readonly formula: ReactNode;
  /** One line of where it comes from. */
  readonly origin: ReactNode;
  /** The static picture. */
  readonly children: ReactNode;
}

/** One widget with no site around it: settings from the address, a word with the host page, and a line of origin. */
export function EmbedWidget({ id, specs, title, formula, origin, children }: Props) {
  const t = useMessages(dictionaries);
  const locale = useLocale();
  const main = useRef<HTMLElement>(null);
  const [settings, setSettings] = useState<EmbedSettings>();
  const [opened, setOpened] = useState<Opened>();

  useEffect(() => {
    const read = () => {
      const now = readSettings(location.search, location.hash, specs);
      if (now.locale && now.locale !== locale)
        location.replace(pagePath(now.locale, `embed/${id}`) + location.search + location.hash);
      showTheme(now.theme);
      setSettings(now);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [id, locale, specs]);

  useEffect(() => {
    const element = main.current;
    if (!element) return;
    // The content's height never depends on the frame's, so telling it cannot run away.
    const tell = () => tellHost({ id, event: 'resize', height: Math.ceil(element.getBoundingClientRect().height) });
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, [id]);

  useEffect(() => {
    if (!opened) return;
    tellHost({ id, event: 'ready' });
    return hearHost(({ params, theme }) => {
      if (theme) showTheme(theme);
      if (!params) return;
      opened.instance.merge(params);
      opened.sync.changed();
    });
  }, [id, opened]);

  return (
    <main ref={main} className={styles.embed}>
      {settings && settings.notes.length > 0 && (
        <Notice>
          <p>{t.settings}</p>
          <ul className={ui.list}>
            {settings.notes.map(({ param, given }) => (
              <li key={param}>{t.notes[param as keyof typeof t.notes](given)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <WidgetDoor
        id={id}
        place="embed"
        width="bare"
        title={
          <>
            <h1 className={styles.title}>{title}</h1>
            <div className={styles.formula}>{formula}</div>
          </>
        }
        hidden={settings?.hide}
        locked={settings?.lock}
        onOpen={useCallback((now: Opened) => setOpened(now), [])}
      >
        <div className="until-live">{children}</div>
      </WidgetDoor>
      {settings?.check && opened ? <EmbedCheck id={id} name={opened.instance.name} check={settings.check} /> : null}
      <footer className={styles.footer}>{origin}</footer>
    </main>
  );
}

/** Without the attribute the colours follow the system. */
function showTheme(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
