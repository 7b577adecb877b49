import type { CurveMisread, CurveShape } from '@/lib/lesson/sketch';

const shapes: Readonly<Record<CurveMisread, string>> = {
  rises: 'rises',
  falls: 'falls',
  flat: 'stays flat',
  peak: 'rises and falls again',
  valley: 'falls and rises again',
  high: 'lies too high',
  low: 'lies too low',
};

/** What is said once something was asked of the engine: it comes with what asks. */
export const messages = {
  claim: {
    recomputed: (draws: string, seed: number) => `recomputed now from ${draws} draws, seed ${seed}`,
    worked: 'worked out now',
    again: 'Again, new seed',
    retry: 'Try again',
    agrees: (value: string) => `agrees with ${value}`,
    exactly: 'agrees to the last digit shown',
    disagrees: (written: string, computed: string) => `The lesson says ${written}; the engine gets ${computed}.`,
    failed: 'It could not be computed:',
  },
  predict: {
    ifYouDrew: (shape: CurveMisread) => `If your curve ${shapes[shape]}:`,
    sketchHint: 'Draw across, or move the points.',
    drawnYou: 'you',
    drawnIt: 'computed',
    handle: (figure: string, axis: string, place: string) => `Your ${figure} where ${axis} is ${place}`,
    drewRight: 'Your curve lies on the computed one, as near as was asked.',
    drewShape: (shape: CurveShape, apart: string) => `The shape is right: it ${shapes[shape]}. ${apart}`,
    drewOther: (drawn: CurveShape, truth: CurveShape, apart: string) =>
      `Your curve ${shapes[drawn]}; the computed one ${shapes[truth]}. ${apart}`,
    drewNothing: (truth: CurveShape) => `The computed curve ${shapes[truth]}.`,
    farthest: (axis: string, place: string, yours: string, computed: string) =>
      `They are farthest apart where ${axis} is ${place}: yours ${yours}, computed ${computed}.`,
    point: (place: string, value: string) => `at ${place}: ${value}`,
    nextPoint: ', ',
    compare: (guess: string, value: string) => `You said ${guess}; it is ${value}.`,
    same: (value: string) => `You said ${value}, and so it is.`,
    told: (value: string) => `It is ${value}.`,
    chose: (figure: string, value: string) => `It is not what you chose: ${figure} is ${value}.`,
    choseRight: (figure: string, value: string) => `It is as you said: ${figure} is ${value}.`,
    figure: 'the figure',
    none: (figure: string, value: string) => `What comes out: ${figure} is ${value}.`,
  },
  check: {
    judge: 'Let the engine judge',
    judging: 'The engine is computing…',
    notNumber: (given: string) => (given ? `“${given}” is not a number this page can read.` : 'Type a number first.'),
    right: (value: string) => `Right: the engine gets ${value}.`,
    tooHigh: (value: string, given: string) => `${given} is too high. The engine’s figure: ${value}.`,
    tooLow: (value: string, given: string) => `${given} is too low. The engine’s figure: ${value}.`,
    gives: (label: string, input: string, value: string) => `${label} ${input} gives ${value}.`,
    between: ' ',
    meets: (target: string) => `That meets ${target}.`,
    above: (target: string) => `Too large: the goal is ${target}.`,
    below: (target: string) => `Too small: the goal is ${target}.`,
    clamped: (used: string) => `The engine takes no such value; it used ${used}.`,
    failed: 'The engine could not judge:',
    moveUp: (place: number) => `Move line ${place} up`,
    moveDown: (place: number) => `Move line ${place} down`,
    movedTo: (place: number, count: number) => `Now line ${place} of ${count}.`,
    ordered: 'Right: so the engine’s figures ascend.',
    disordered: (place: number, first: string, second: string) =>
      `Lines ${place} and ${place + 1} stand the wrong way round: the engine gets ${first}, then ${second}.`,
  },
};

export type Messages = typeof messages;
