import type { ReactNode } from 'react';
import { digitsOfStep } from '@/lib/lesson/measured';
import { misreadsOfCurve, placesAlong } from '@/lib/lesson/sketch';
import type { Told } from './contract';
import { dictionaries } from './late/messages';
import { Choice, Misread, Reveal } from './Parts';
import { PredictCard } from './PredictCard';
import { partsOf, restOf } from './parts';
import type { Asked } from './predictContract';
import { SketchCard } from './SketchCard';
import type { SketchAsked } from './sketchContract';

interface Props extends Told {
  readonly id: string;
  readonly widget: string;
  readonly params?: string;
  readonly scalar?: string;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly start?: string;
  readonly scale?: 'linear' | 'log2';
  readonly tolerance?: string;
  readonly places?: string;
  readonly unit?: string;
  readonly figure?: string;
  readonly run?: string;
  /** A series to be drawn before it is shown: the handles' places, and what the axes are. */
  readonly sketch?: string;
  readonly at?: string;
  readonly log?: 'x' | 'y' | 'xy';
  readonly axis?: string;
  readonly children: ReactNode;
}

/** A question about an experiment that has not run yet: the reader commits to a guess, then it runs, for real. */
export function Predict({ sketch, ...props }: Props) {
  return sketch === undefined ? <Guessed {...props} /> : <Sketched {...props} sketch={sketch} />;
}

type Guess = Omit<Props, 'sketch'>;

function Guessed({
  lesson,
  id,
  widget,
  params = '',
  scalar = '',
  unit,
  figure,
  run,
  places,
  children,
  ...slider
}: Guess) {
  const choices = partsOf(children, Choice);
  const step = Number(slider.step ?? 1);
  const asked: Asked = {
    widget,
    params,
    scalar,
    unit,
    figure,
    digits: places === undefined ? digitsOfStep(step) : { style: 'fixed', places: Number(places) },
    tolerance: Number(slider.tolerance ?? step),
    range: choices.length
      ? undefined
      : {
          min: Number(slider.min),
          max: Number(slider.max),
          start: Number(slider.start),
          step,
          scale: slider.scale ?? 'linear',
        },
    choices: choices.map(({ value, when, children: label }) => ({ value, when, label })),
  };
  return <PredictCard lesson={lesson} id={id} asked={asked} run={run} {...partsOfCard(children)} />;
}

function Sketched({ lesson, locale, id, run, children, ...given }: Guess & { readonly sketch: string }) {
  const t = dictionaries[locale].predict;
  const { question, misreads, reveal } = partsOfCard(children);
  const asked: SketchAsked = {
    widget: given.widget,
    params: given.params ?? '',
    series: given.sketch,
    at: placesAlong(given.at) ?? [],
    min: Number(given.min),
    max: Number(given.max),
    logX: given.log?.includes('x') ?? false,
    logY: given.log?.includes('y') ?? false,
    tolerance: Number(given.tolerance),
    places: given.places === undefined ? undefined : Number(given.places),
    axis: given.axis ?? '',
    figure: given.figure ?? '',
  };
  return (
    <SketchCard
      lesson={lesson}
      id={id}
      asked={asked}
      run={run}
      question={question}
      misreads={misreads.flatMap(({ value, thought }) => {
        const shape = misreadsOfCurve.find(one => one === value);
        return shape ? [{ value, behind: t.ifYouDrew(shape), thought }] : [];
      })}
      reveal={reveal}
    />
  );
}

function partsOfCard(children: ReactNode) {
  return {
    question: restOf(children, [Choice, Misread, Reveal]),
    misreads: partsOf(children, Misread).map(({ value, children: thought }) => ({ value, thought })),
    reveal: partsOf(children, Reveal)[0]?.children,
  };
}
