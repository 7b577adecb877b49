import type { ReactNode } from 'react';
import './prose.css';
import './tensors.css';
import { Asides } from './asides/Asides';
import { Scrollers } from './Scrollers';

/** Around every lesson's content: its styles, and what listens to all of it. */
export function LessonBody({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Scrollers />
      <Asides />
    </>
  );
}
