/** Handing something to the reader: a download or the clipboard. Both answer false where the frame refuses, and never throw. */

/**
 * An opaque origin is what `<iframe sandbox="allow-scripts">` gives; without `allow-downloads`, which a page cannot see, a browser
 * drops the download silently. So there the text is offered instead.
 */
const opaque = (): boolean => window.origin === 'null';

export function download(blob: Blob, name: string): boolean {
  if (opaque()) return false;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return true;
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
