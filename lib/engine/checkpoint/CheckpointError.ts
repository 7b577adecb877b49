/**
 * A file that is not what it should be. The message is one line that begins with the file's name and names the tensor and the
 * shapes: `model.safetensors: encoder.layer.0.output.dense.bias is [31], expected [hidden 30]`.
 */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  constructor(
    readonly file: string,
    problem: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${file}: ${problem}`, options);
  }
}

/** What a file says, in a message: on one line, and no longer than a line. */
export function quoted(value: unknown): string {
  const text =
    value instanceof Map ? 'an object' : Array.isArray(value) ? 'a list' : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A name out of a file, in a message: as it is where it is an ordinary one. */
export function named(name: string): string {
  return /^[\w.:/-]{1,120}$/.test(name) ? name : quoted(name);
}
