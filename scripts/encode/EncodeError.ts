/** What whoever called the command can mend: one line, the file named. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';
}

/** Any error as one line. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\s*\n\s*/g, ' ').trim();
}
