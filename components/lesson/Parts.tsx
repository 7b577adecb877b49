import type { ReactNode } from 'react';

/*
 * What stands inside a Predict, an Interview, a Check. Their parents read these parts and arrange them; rendered alone they are
 * their content.
 */

export interface ChoiceProps {
  readonly value: string;
  readonly when: string;
  readonly children: ReactNode;
}
export function Choice({ children }: ChoiceProps) {
  return children;
}

export interface MisreadProps {
  readonly value: string;
  readonly children: ReactNode;
}
export function Misread({ children }: MisreadProps) {
  return children;
}

export interface ItemProps {
  readonly scalar?: string;
  readonly params?: string;
  readonly children: ReactNode;
}
export function Item({ children }: ItemProps) {
  return children;
}

export interface GoalProps {
  readonly scalar: string;
  readonly min?: string;
  readonly max?: string;
  readonly label?: string;
  readonly unit?: string;
  readonly places?: string;
}
export function Goal(_: GoalProps) {
  return null;
}

interface Part {
  readonly children: ReactNode;
}
export function Reveal({ children }: Part) {
  return children;
}
export function Hint({ children }: Part) {
  return children;
}
export function Solution({ children }: Part) {
  return children;
}

export interface AnswerProps extends Part {
  readonly depth: 'seconds' | 'whiteboard' | 'follow-up';
}
export function Answer({ children }: AnswerProps) {
  return children;
}
