/**
 * The inline script of an embed: shows the asked-for theme before the first paint, and marks the page when its address carries a
 * state, because the static picture shows the defaults. Its hash is in the page's CSP.
 */
export const themeScript = `(function () {
  var root = document.documentElement;
  var theme = /[#?&]theme=(light|dark)(?=&|#|$)/.exec(location.search + location.hash);
  if (theme) root.dataset.theme = theme[1];
  if (location.hash.length > 1) root.dataset.state = 'given';
})()`;
