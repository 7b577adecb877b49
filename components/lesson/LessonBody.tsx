import type { ReactNode } from 'react';
import './prose.css';
import './tensors.css';
import { Scrollers } from './Scrollers';

/** Around every lesson's content: its styles, and the one script that its text needs. */
export function LessonBody({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Scrollers />
    </>
  );
}
