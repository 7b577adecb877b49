import { defaultLocale, locales } from '@/lib/i18n/locales';
import { basePath } from '@/lib/site/paths';

/**
 * The inline script of `/embed/<widget>`: to the language that `?lang=` names, else the nearest to the browser's (as negotiateLocale
 * does), with query and hash. No storage: most frames have none. Its hash is in the page's CSP.
 */
export function forwardScript(widget: string): string {
  return `(function () {
  var to = new URLSearchParams(location.search).get('lang');
  if (${JSON.stringify(locales)}.indexOf(to) < 0) {
    to = ${JSON.stringify(defaultLocale)};
    var tags = navigator.languages || [navigator.language || ''];
    for (var i = 0; i < tags.length; i++) {
      var tag = tags[i].toLowerCase();
      if (tag.indexOf('zh') === 0) { to = /hant|-(tw|hk|mo)\\b/.test(tag) ? 'zh-Hant' : 'zh-Hans'; break }
      if (tag.indexOf('en') === 0) { to = 'en'; break }
    }
  }
  location.replace(${JSON.stringify(basePath)} + '/' + to + '/embed/' + ${JSON.stringify(widget)} + '/' + location.search + location.hash);
})()`;
}
