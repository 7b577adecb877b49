import { defaultLocale, locales } from '@/lib/i18n/locales';
import { basePath, storageKey } from './paths';

/**
 * The inline script of the root page: goes to the language chosen before, else to the nearest to the browser's (as negotiateLocale
 * does), and takes query and hash along. A string, so that it runs before anything is loaded; its hash is in the page's CSP.
 */
export const redirectScript = `(function () {
  var to;
  try { to = localStorage.getItem(${JSON.stringify(storageKey('language'))}) } catch (refused) {}
  if (${JSON.stringify(locales)}.indexOf(to) < 0) {
    to = ${JSON.stringify(defaultLocale)};
    var tags = navigator.languages || [navigator.language || ''];
    for (var i = 0; i < tags.length; i++) {
      var tag = tags[i].toLowerCase();
      if (tag.indexOf('zh') === 0) { to = /hant|-(tw|hk|mo)\\b/.test(tag) ? 'zh-Hant' : 'zh-Hans'; break }
      if (tag.indexOf('en') === 0) { to = 'en'; break }
    }
  }
  location.replace(${JSON.stringify(basePath)} + '/' + to + '/' + location.search + location.hash);
})()`;
