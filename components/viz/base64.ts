/** Bytes as base64, in Node and in the page. */
export function base64(bytes: Uint8Array): string {
  const CHUNK = 0x8000; // String.fromCharCode takes its bytes as arguments, of which an engine allows only so many.
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(binary);
}
