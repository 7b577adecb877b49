import { isLocale, type Locale } from '@/lib/i18n/locales';
import { parseFlat } from '@/lib/params/codec';
import type { ParamNote, ParamSpecs } from '@/lib/params/spec';
import { type EmbedGoal, readGoals } from './goals';
import { isTheme, type Theme } from './protocol';

/** How an embed is to look and what it lets be moved, as its address says. */
export interface EmbedSettings {
  readonly theme: Theme;
  /** Another language than the page's own: the frame goes there. */
  readonly locale: Locale | undefined;
  readonly hide: readonly string[];
  readonly lock: readonly string[];
  /** What the reader is to reach, with the words of the address. */
  readonly check: { readonly text: string; readonly goals: readonly EmbedGoal[] } | undefined;
  /** What could not be followed. */
  readonly notes: readonly ParamNote[];
}

/** Settings from query (`?theme=dark&lang=zh-Hans&hide=seed`) and hash, which has the last word. Never throws. */
export function readSettings(search: string, hash: string, specs: ParamSpecs): EmbedSettings {
  const query = new URLSearchParams(search.slice(0, 4096));
  const flat = parseFlat(hash);
  const given = (name: string) => flat[name] ?? query.get(name) ?? undefined;
  const notes: ParamNote[] = [];

  const theme = given('theme');
  if (theme !== undefined && !isTheme(theme))
    notes.push({ code: 'not-an-option', param: 'theme', given: short(theme), used: 'auto' });
  const lang = given('lang');
  if (lang !== undefined && !isLocale(lang)) notes.push({ code: 'not-an-option', param: 'lang', given: short(lang) });

  const asked = given('check')?.slice(0, 4096);
  const goals = asked === undefined ? undefined : readGoals(asked);
  if (asked !== undefined && !goals) notes.push({ code: 'not-an-option', param: 'check', given: short(asked) });

  const names = (setting: 'hide' | 'lock') => {
    const all = [
      ...new Set(
        (given(setting) ?? '')
          .slice(0, 4096)
          .split(',')
          .map(name => name.trim())
          .filter(Boolean),
      ),
    ];
    const unknown = all.filter(name => !Object.hasOwn(specs, name));
    if (unknown.length > 0) notes.push({ code: 'unknown', param: setting, given: short(unknown.join(', ')) });
    return all.filter(name => Object.hasOwn(specs, name));
  };

  return {
    theme: isTheme(theme) ? theme : 'auto',
    locale: lang !== undefined && isLocale(lang) ? lang : undefined,
    hide: names('hide'),
    lock: names('lock'),
    check: asked !== undefined && goals ? { text: asked, goals } : undefined,
    notes,
  };
}

function short(text: string): string {
  return text.slice(0, 80);
}
