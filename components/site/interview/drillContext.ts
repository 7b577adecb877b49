'use client';

import { createContext, useContext } from 'react';
import type { Kept, Mark } from './deck';

/** Which question is asked, and what may be done about it. */
export interface Drill {
  /** undefined before scripts run, and while nothing is due. */
  readonly current: string | undefined;
  /** Questions of other lessons than the chosen one stand on no printed sheet. */
  readonly chosen: (question: string) => boolean;
  readonly revealed: boolean;
  readonly reveal: () => void;
  readonly skip: () => void;
  /** What each mark would bring; undefined until the answers are shown and the planner is loaded. */
  readonly outcomes: Readonly<Record<Mark, Kept>> | undefined;
  readonly mark: (mark: Mark) => void;
  readonly failed: boolean;
}

const nowhere: Drill = {
  current: undefined,
  chosen: () => true,
  revealed: false,
  reveal: () => {},
  skip: () => {},
  outcomes: undefined,
  mark: () => {},
  failed: false,
};

export const DrillContext = createContext<Drill>(nowhere);
export const useDrill = (): Drill => useContext(DrillContext);
