import type { ReactNode } from 'react';

/** A tensor's name in prose, in its hue: the same class colours it in formulas, code and figures. */
export function T({ of, children }: { of: string; children: ReactNode }) {
  return <b className={`t-${of}`}>{children}</b>;
}
