import { escapeMarkup } from '@/lib/escapeMarkup';
import type { Locale } from '@/lib/i18n/locales';
import { locales } from '@/lib/i18n/locales';
import { formatFlat, formatPage } from '@/lib/params/codec';
import { basePath } from '@/lib/site/paths';
import { figureId } from '../figureId';

/** What the reader chose for the copy that goes elsewhere. */
export interface ShareChoices {
  readonly locale: Locale;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly hide: readonly string[];
  readonly lock: readonly string[];
  /** Whether the snippet brings the script that follows the frame's height. */
  readonly resize: boolean;
}

/** `here`: the page's address, as `location` has it. */
interface Here {
  readonly origin: string;
  readonly pathname: string;
}

type Raw = Readonly<Record<string, string>>;

/** The page that the figure stands on, in the chosen language, scrolled to the figure as it stands now. */
export function pageLink({ origin, pathname }: Here, name: string, raw: Raw, locale: Locale): string {
  const rest = pathname.slice(basePath.length);
  const inLocale = locales.reduce((path, other) => path.replace(new RegExp(`^/${other}(?=/)`), `/${locale}`), rest);
  return origin + basePath + inLocale + formatPage({ anchor: figureId(name), instances: new Map([[name, raw]]) });
}

/** The figure alone. `raw` is against the experiment's own defaults: an embed knows nothing of a lesson's attributes. */
export function embedLink({ origin }: Here, id: string, raw: Raw, { locale, theme, hide, lock }: ShareChoices): string {
  const settings: Record<string, string> = {};
  if (hide.length > 0) settings.hide = hide.join(',');
  if (lock.length > 0) settings.lock = lock.join(',');
  const query = theme === 'auto' ? '' : `?theme=${theme}`;
  return `${origin}${basePath}/${locale}/embed/${id}/${query}${formatFlat({ ...raw, ...settings })}`;
}

/** An iframe that any page can hold; the sandbox gives it scripts and nothing else. */
export function frameSnippet(src: string, title: string, height: number, resize: boolean): string {
  const frame =
    `<iframe src="${escapeMarkup(src)}" title="${escapeMarkup(title)}" width="100%" height="${Math.ceil(height)}" ` +
    'style="border:0" loading="lazy" sandbox="allow-scripts" referrerpolicy="no-referrer"></iframe>';
  return resize ? `${frame}\n${resizeScript}` : frame;
}

// A sandboxed frame has no origin to check: the host knows it by its window.
const resizeScript = `<script>
addEventListener('message', function (event) {
  var data = event.data;
  if (!data || data.type !== 'inside-the-encoder' || data.event !== 'resize') return;
  document.querySelectorAll('iframe').forEach(function (frame) {
    if (frame.contentWindow === event.source && data.height > 0) frame.height = Math.min(data.height, 10000);
  });
});
</script>`;
