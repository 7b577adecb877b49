/** Something in the content that must not be published, and where. */
export interface Problem {
  /** A path from the root. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export function sayProblem({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`;
}
