import type { ComponentType } from 'react';
import type { Frame } from '@/lib/experiments/contract';
import type { GridName } from '@/lib/experiments/shownGrids';
import type { Locale } from '@/lib/i18n/locales';
import type { ChoiceSpec, ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { Place } from './place';

/** What a widget must be able to say about its parameters, in every language. The compiler asks for each. */
export type ParamWords<S extends ParamSpecs> = {
  readonly [K in keyof S]: {
    readonly label: string;
    /** Shown on demand beside the label, and in the parameter docs. */
    readonly help?: string;
    /** A unit that is a word ('tokens'); symbols that need no translation stand in the spec. */
    readonly unit?: string;
  } & (S[K] extends ChoiceSpec<infer Option> ? { readonly options: Readonly<Record<Option, string>> } : unknown);
};

/** The least a widget's `messages.en.ts` holds; a View may add words of its own. */
export interface WidgetMessages<S extends ParamSpecs = ParamSpecs> {
  readonly title: string;
  /** One sentence: what the picture shows and what to try. Lab, embed description, alternative text of the static picture. */
  readonly summary: string;
  readonly params: ParamWords<S>;
  /** One sentence for each note code that the experiment may yield. */
  readonly notes: Readonly<Record<string, (values: Readonly<Record<string, number | string>>) => string>>;
  /** What kind of picture this is and of what: stands before `reading` in the alternative text of the static picture. */
  readonly pictured?: (frame: Frame) => string;
  /** What the picture shows now, in a sentence or two: said to a screen reader once things have settled. */
  readonly reading?: (frame: Frame, params: ParamsOf<S>) => string;
}

/** What a View gets. It draws `frame`, and says with setParam what the reader wants; it computes nothing and stores nothing. */
export interface ViewProps<S extends ParamSpecs = ParamSpecs, M extends WidgetMessages<S> = WidgetMessages<S>> {
  readonly params: ParamsOf<S>;
  /** `settled` false: a hand still moves, so the URL waits. Default true. */
  readonly setParam: <K extends keyof S>(name: K, value: ParamsOf<S>[K], settled?: boolean) => void;
  readonly frame: Frame;
  readonly t: M;
  readonly locale: Locale;
  readonly place: Place;
  /** Parameters whose own control the View leaves out (`hidden`) or holds still (`locked`). */
  readonly hidden?: readonly string[];
  readonly locked?: readonly string[];
}

/** The static picture's surroundings. `wide` is 912 px, `narrow` 324 px; the height is the picture's own. */
export interface PictureOptions<M> {
  readonly theme: 'light' | 'dark';
  readonly layout: 'wide' | 'narrow';
  readonly t: M;
  readonly locale: Locale;
}

/** `picture.ts` beside a View: the same frame as an SVG document, made at build with the pure painters of `viz`; at most 40 KB. */
export type Picture<S extends ParamSpecs = ParamSpecs, M extends WidgetMessages<S> = WidgetMessages<S>> = (
  frame: Frame,
  params: ParamsOf<S>,
  options: PictureOptions<M>,
) => { readonly svg: string; readonly width: number; readonly height: number };

/**
 * The grids that a View shows at these parameters, its own (a chosen cell, an open tensor) among them: only these are copied out of the
 * worker. `frame` is what stands, if it was computed at them already. A View is handed parameters and a frame that has all that is
 * shown at them; only what the run itself lacks (a layer that is not computed yet) is missing, and must not break it.
 */
export type ShownGrids<S extends ParamSpecs = ParamSpecs> = (
  params: ParamsOf<S>,
  frame: Frame | undefined,
) => readonly GridName[];

/** A line of the widget registry. */
export interface WidgetEntry<S extends ParamSpecs = ParamSpecs, M extends WidgetMessages<S> = WidgetMessages<S>> {
  readonly view: () => Promise<{ readonly View: ComponentType<ViewProps<S, M>> }>;
  /** Absent: all grids come with each frame, as is right where they are small. */
  readonly shown?: ShownGrids<S>;
  readonly messages: Readonly<Record<Locale, () => Promise<{ readonly messages: M }>>>;
  readonly picture: () => Promise<{ readonly picture: Picture<S, M> }>;
}
