/**
 * A page of someone else's with one embed in it, in the frame most learning platforms use. It resizes the frame as our snippet's
 * script does, and keeps what the frame posts in `window.messages`.
 */
export function hostPage(search: URLSearchParams): string {
  const attribute = (name: string) => (search.get(name) ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A course page</title>
<style>body { margin: 0 } iframe { border: 0; display: block; width: ${Number(search.get('width')) || 600}px; height: 200px }</style>
<main><h1>A course page</h1></main>
<script>
  window.messages = [];
  addEventListener('message', event => {
    const frame = document.querySelector('iframe');
    // A sandboxed frame's origin is the string "null": only the source tells who speaks.
    if (!frame || event.source !== frame.contentWindow) return;
    window.messages.push({ origin: event.origin, data: event.data });
    if (event.data.type === 'inside-the-encoder' && event.data.event === 'resize') frame.style.height = event.data.height + 'px';
  });
</script>
<iframe title="Embed" sandbox="${attribute('sandbox')}" src="${attribute('src')}"></iframe>
</html>`;
}
