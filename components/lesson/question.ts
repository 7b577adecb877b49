import { recordAnswer } from '@/lib/progress/answers';

/** Which question of which lesson this is: what its answers are kept under. */
export interface Question {
  readonly lesson: string;
  readonly id: string;
}

export function record({ lesson, id }: Question, given: string, right: boolean): void {
  recordAnswer(lesson, id, given, right);
}
