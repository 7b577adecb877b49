'use client';

import { useId, useState } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { Segments } from '@/components/ui/Segments';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import { localeNames, locales } from '@/lib/i18n/locales';
import { changes } from '@/lib/params/changes';
import { validate } from '@/lib/params/validate';
import type { WidgetMessages } from '../contract';
import { figureId } from '../figureId';
import type { Instance } from '../live/instance';
import type { Place } from '../place';
import { CopyField } from './CopyField';
import { embedLink, frameSnippet, pageLink, type ShareChoices } from './links';
import { dictionaries } from './messages';
import styles from './share.module.css';

interface Props {
  readonly instance: Instance;
  readonly t: WidgetMessages;
  readonly place: Place;
  readonly onClose: () => void;
}

type Showing = 'shown' | 'lock' | 'hide';

/** A link and an iframe snippet that reproduce the figure as it stands, with a choice of language, colours and controls. */
export default function ShareDialog({ instance, t: figure, place, onClose }: Props) {
  const t = useMessages(dictionaries);
  const resizeId = useId();
  const [locale, setLocale] = useState(useLocale());
  const [theme, setTheme] = useState<ShareChoices['theme']>('auto');
  const [showing, setShowing] = useState<Readonly<Record<string, Showing>>>({});
  const [resize, setResize] = useState(false);

  const { definition } = instance.entry;
  const controls = Object.entries(definition.params).filter(([, spec]) => spec.panel !== false || spec.drawn);
  const own = changes(definition.params, instance.store.getState().params, validate(definition, {}).params);
  const raw = Object.keys(own).length > 0 ? { v: String(definition.version), ...own } : {};
  const chosen = (kind: Showing) => controls.map(([name]) => name).filter(name => showing[name] === kind);
  const choices: ShareChoices = { locale, theme, hide: chosen('hide'), lock: chosen('lock'), resize };
  const src = embedLink(location, definition.id, raw, choices);
  const link = place === 'embed' ? src : pageLink(location, instance.name, instance.raw(), locale);

  const options = [
    { value: 'shown', label: t.shown },
    { value: 'lock', label: t.locked },
    { value: 'hide', label: t.hidden },
  ] as const;
  const setAll = (kind: Showing) => setShowing(Object.fromEntries(controls.map(([name]) => [name, kind])));
  const everyOne = controls.map(([name]) => showing[name] ?? 'shown');

  return (
    <Dialog title={t.title(figure.title)} closeLabel={t.close} onClose={onClose}>
      <p className={styles.hint}>{t.asItStands}</p>
      <div className={styles.row}>
        <span>{t.language}</span>
        <Segments
          label={t.language}
          options={locales.map(value => ({ value, label: localeNames[value].name }))}
          value={locale}
          onChange={setLocale}
        />
      </div>
      <CopyField label={t.link} text={link} rows={2} />

      <div className={styles.row}>
        <span>{t.theme}</span>
        <Segments
          label={t.theme}
          options={(['auto', 'light', 'dark'] as const).map(value => ({ value, label: t.themes[value] }))}
          value={theme}
          onChange={setTheme}
        />
      </div>
      <details className={styles.controls}>
        <summary>{t.controls}</summary>
        <div className={styles.row}>
          <b>{t.all}</b>
          <Segments
            label={t.all}
            options={options}
            value={everyOne.every(kind => kind === everyOne[0]) ? (everyOne[0] ?? 'shown') : ('' as Showing)}
            onChange={setAll}
          />
        </div>
        {controls.map(([name]) => {
          const label = figure.params[name]?.label ?? name;
          return (
            <div key={name} className={styles.row}>
              <span>{label}</span>
              <Segments
                label={label}
                options={options}
                value={showing[name] ?? 'shown'}
                onChange={kind => setShowing({ ...showing, [name]: kind })}
              />
            </div>
          );
        })}
      </details>
      <CopyField
        label={t.frame}
        text={frameSnippet(src, figure.title, frameHeight(instance.name), resize)}
        rows={resize ? 8 : 4}
      />
      <label className={styles.check} htmlFor={resizeId}>
        <input id={resizeId} type="checkbox" checked={resize} onChange={event => setResize(event.target.checked)} />
        {t.resize}
      </label>
      <p className={styles.hint}>{t.frameHint}</p>
    </Dialog>
  );
}

/** As tall as the figure is here, at a first guess; the frame tells its own height to those who listen. */
function frameHeight(name: string): number {
  const height = document.getElementById(figureId(name))?.offsetHeight ?? document.documentElement.offsetHeight;
  return Math.min(2400, Math.max(320, height + 64));
}
