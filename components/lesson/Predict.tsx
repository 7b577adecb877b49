import type { ReactNode } from 'react';
import { digitsOfStep } from '@/lib/lesson/measured';
import type { Told } from './contract';
import { Choice, Misread, Reveal } from './Parts';
import { PredictCard } from './PredictCard';
import { partsOf, restOf } from './parts';
import type { Asked } from './predictContract';

interface Props extends Told {
  readonly id: string;
  readonly widget: string;
  readonly params?: string;
  readonly scalar: string;
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
  readonly children: ReactNode;
}

/** A question about an experiment that has not run yet: the reader commits to a guess, then it runs, for real. */
export function Predict({ id, widget, params = '', scalar, unit, figure, run, places, children, ...slider }: Props) {
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
  return (
    <PredictCard
      id={id}
      asked={asked}
      run={run}
      question={restOf(children, [Choice, Misread, Reveal])}
      misreads={partsOf(children, Misread).map(({ value, children: thought }) => ({ value, thought }))}
      reveal={partsOf(children, Reveal)[0]?.children}
    />
  );
}
