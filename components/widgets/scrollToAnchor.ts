/**
 * `#softmax~main.heads=2`: the browser looks for an element of that whole name and finds none, so we go to the heading ourselves,
 * once as the page opens and whenever such a link is followed.
 */
export function followAnchors(): void {
  if (following) return;
  following = true;
  go();
  addEventListener('hashchange', go);
}

let following = false;

function go(): void {
  const [anchor, state] = location.hash.slice(1).split('~');
  if (!anchor || state === undefined) return;
  try {
    document.getElementById(decodeURIComponent(anchor))?.scrollIntoView();
  } catch {
    // Not our encoding: stay at the top.
  }
}
