import type { Constant } from '../../content/constants';
import { figuresIn } from './numbers';
import type { Problem } from './problem';
import { proseOf } from './prose';
import type { LessonFile } from './readLesson';

/** The rule of numbers, and what prose cannot set. `used` collects the constants it meets. */
export function checkProse(lesson: LessonFile, constants: readonly Constant[], used: Set<string>): Problem[] {
  return proseOf(lesson).flatMap(({ text, line, from }) => {
    const found = [...flagged(text, constants, used), ...unset(text, from)];
    if (lesson.locale.startsWith('zh')) found.push(...halfWidth(text));
    return found.map(message => ({ file: lesson.file, line, message }));
  });
}

/** Marks that stayed as they were typed. */
function unset(text: string, from: 'text' | 'attribute' | 'front matter'): string[] {
  const underscored = from === 'text' ? /\p{L}_\p{L}+/u.exec(text)?.[0] : undefined;
  const mark = /\*\*|~~|\$/.exec(text)?.[0];
  return [
    ...(underscored ? [`"${underscored}" in prose shows its underscore: write a $formula$`] : []),
    // CommonMark closes no ** between ？ and a Chinese letter, for one.
    ...(mark ? [`"${mark}" stands as it is typed: nothing closes it`] : []),
  ];
}

/** A Latin comma, colon or the like beside a Chinese character; a space between one and a Latin letter, a digit or what is filled in. */
export function halfWidth(text: string): string[] {
  const mark = /\p{Script=Han}[,:;!?(]|[,:;!?)]\p{Script=Han}/u.exec(text)?.[0];
  const space = /\p{Script=Han} [A-Za-z0-9\0]|[A-Za-z0-9\0] \p{Script=Han}/u.exec(text)?.[0].replace('\0', '…');
  return [
    ...(mark ? [`"${mark}": Chinese takes full-width punctuation`] : []),
    ...(space ? [`"${space}": the stylesheet sets the space between scripts`] : []),
  ];
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
