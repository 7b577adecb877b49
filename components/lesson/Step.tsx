import type { ReactNode } from 'react';
import { claimOf, figuresOf } from './claims';
import type { Told } from './contract';
import styles from './Derivation.module.css';
import { Probe } from './Probe';

/** One line of a derivation. With a claim, theory and measurement stand at its right. */
export async function Step({ claim, lesson, children }: Told & { claim?: string; children: ReactNode }) {
  return (
    <li className={styles.step}>
      <div className={styles.line}>{children}</div>
      {claim && <Probe figures={figuresOf(await claimOf(lesson, claim), lesson)} />}
    </li>
  );
}
