import { defaultLocale, locales } from '@/lib/i18n/locales';
import { basePath, storageKey } from './paths';

/**
 * An inline script that goes to a page in the reader's language: the one that `stated` (an expression, which may throw) names, else
 * the nearest to the browser's, as negotiateLocale finds it. Query and hash go along. A string, so that it runs before anything is
 * loaded; its hash is in the page's CSP.
 */
function redirectTo(page: string, stated: string): string {
  return `(function () {
  var to;
  try { to = ${stated} } catch (refused) {}
  if (${JSON.stringify(locales)}.indexOf(to) < 0) {
    to = ${JSON.stringify(defaultLocale)};
    var tags = navigator.languages || [navigator.language || ''];
    for (var i = 0; i < tags.length; i++) {
      var tag = tags[i].toLowerCase();
      if (tag.indexOf('zh') === 0) { to = /hant|-(tw|hk|mo)\\b/.test(tag) ? 'zh-Hant' : 'zh-Hans'; break }
      if (tag.indexOf('en') === 0) { to = 'en'; break }
    }
  }
  location.replace(${JSON.stringify(`${basePath}/`)} + to + ${JSON.stringify(`/${page}`)} + location.search + location.hash);
})()`;
}

/** The root page: to the language chosen before. */
export const redirectScript = redirectTo('', `localStorage.getItem(${JSON.stringify(storageKey('language'))})`);

/** `/embed/<widget>`: to the language that `?lang=` names. No storage: most frames have none. */
export const forwardScript = (widget: string): string =>
  redirectTo(`embed/${widget}/`, "new URLSearchParams(location.search).get('lang')");
