import type { Constant } from '../../content/constants';
import { figuresIn } from './numbers';
import type { Problem } from './problem';
import { proseOf } from './prose';
import type { LessonFile } from './readLesson';

/** The rule of numbers, and the one thing that prose cannot set: a subscript. `used` collects the constants it meets. */
export function checkProse(lesson: LessonFile, constants: readonly Constant[], used: Set<string>): Problem[] {
  return proseOf(lesson).flatMap(({ text, line, from }) => {
    const problems = flagged(text, constants, used).map(message => ({ file: lesson.file, line, message }));
    const underscored = from === 'text' ? /\p{L}_\p{L}+/u.exec(text) : null;
    if (underscored)
      problems.push({
        file: lesson.file,
        line,
        message: `"${underscored[0]}" in prose shows its underscore: write a $formula$`,
      });
    return problems;
  });
}

/** What the rule of numbers says to a piece of prose. */
export function flagged(text: string, constants: readonly Constant[], used: Set<string>): string[] {
  return figuresIn(text).flatMap(({ written, shape }) => {
    const constant = constants.find(one => one.written === written);
    if (constant) {
      used.add(constant.written);
      return [];
    }
    return [
      `"${written}" is ${shape} in prose: make it a <Claim>, or declare it in content/constants.ts with a reason`,
    ];
  });
}
