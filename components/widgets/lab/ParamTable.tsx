import type { Locale } from '@/lib/i18n/locales';
import { formatFlat } from '@/lib/params/codec';
import type { ParamSpec, ParamSpecs } from '@/lib/params/spec';
import type { WidgetMessages } from '../contract';
import styles from './lab.module.css';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';

interface Props {
  readonly id: string;
  readonly version: number;
  readonly specs: ParamSpecs;
  readonly words: WidgetMessages;
  readonly locale: Locale;
}

/** Every parameter of a widget: its name in an address, what it may be, and what it does. Made from the specs, so it cannot lag behind. */
export function ParamTable({ id, version, specs, words, locale }: Props) {
  const t = dictionaries[locale];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, for the keyboard too. */}
      <section className={styles.scroller} aria-label={t.table.caption(words.title)} tabIndex={0}>
        <table className={styles.table} id={`params-${id}`}>
          <caption className="sr">{t.table.caption(words.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.table.name}</th>
              <th scope="col">{t.table.label}</th>
              <th scope="col">{t.table.values}</th>
              <th scope="col">{t.table.fallback}</th>
              <th scope="col">{t.table.note}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(specs).map(([name, spec]) => {
              const said: { label: string; help?: string; unit?: string } | undefined = words.params[name];
              const unit = said?.unit ?? (spec.kind === 'number' ? spec.unit : undefined);
              return (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>{said?.label}</td>
                  <td>
                    {values(spec, t)}
                    {unit && ` (${unit})`}
                  </td>
                  <td>
                    <code>{written(spec)}</code>
                  </td>
                  <td>{[said?.help, spec.affects === 'view' && t.viewOnly].filter(Boolean).join(' ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className={styles.hint}>
        {t.address.before}
        <code>{example(specs, version)}</code>
        {t.address.after}
      </p>
    </>
  );
}

function values(spec: ParamSpec, t: Messages): string {
  switch (spec.kind) {
    case 'number':
      return spec.scale === 'log2'
        ? t.kinds.powers(String(spec.min), String(spec.max))
        : t.kinds.range(String(spec.min), String(spec.max), String(spec.step));
    case 'choice':
      return spec.options.join(', ');
    case 'toggle':
      return t.kinds.toggle;
    case 'text':
      return t.kinds.text(spec.maxLength);
    case 'seed':
      return t.kinds.seed;
  }
}

/** A default as an address writes it. */
function written(spec: ParamSpec): string {
  return spec.kind === 'toggle' ? (spec.default ? '1' : '0') : String(spec.default);
}

/** A hash that says something: the first two parameters that are no text, off their defaults. */
function example(specs: ParamSpecs, version: number): string {
  const raw: Record<string, string> = { v: String(version) };
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.kind === 'choice') raw[name] = spec.options.find(option => option !== spec.default) ?? spec.default;
    if (spec.kind === 'seed') raw[name] = String(spec.default + 1);
    if (Object.keys(raw).length > 2) break;
  }
  return formatFlat(raw);
}
