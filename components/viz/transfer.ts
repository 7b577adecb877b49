/** Handing something to the reader: a download or the clipboard. Both answer false where a frame may refuse, and never throw. */

/**
 * In a sandbox without `allow-downloads`, which a page cannot see, a browser drops the download silently. So in any frame the text
 * is offered too; and where the origin is opaque, as `<iframe sandbox="allow-scripts">` makes it, in place of the file.
 */
export function download(blob: Blob, name: string): boolean {
  if (window.origin === 'null') return false;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return window.parent === window;
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Takes the promise, not the blob: WebKit lets only the press itself write, so the picture must be allowed to come later. */
export async function copyPicture(blob: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return true;
  } catch {
    return false;
  }
}
