import type { Digits } from '@/lib/format';

/** What a Check asks of the engine. */
export interface CheckAsked {
  readonly widget: string;
  readonly params: string;
  readonly scalar: string;
  readonly digits: Digits;
  readonly unit: string | undefined;
  /** Absolute. */
  readonly tolerance: number;
  /** solve: the parameter that the reader's number becomes, and what the scalar must then be. */
  readonly param: string | undefined;
  readonly target: number | undefined;
}
