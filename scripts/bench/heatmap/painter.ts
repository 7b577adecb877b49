/** A heatmap that stands in a page, as a reader of a library's own manual would make it: no animation, a diverging scale over ±3. */
export interface Painter {
  /** Shows other numbers, row by row; done, as far as script has a part in it, when it returns or its promise is kept. */
  readonly update: (values: Float32Array) => unknown;
}

export interface Frame {
  readonly rows: number;
  readonly cols: number;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Empty, in the page, of that size. */
  readonly place: HTMLElement;
}

export type MakePainter = (frame: Frame) => Painter | Promise<Painter>;

/** Values outside are shown as the nearest inside. */
export const largest = 3;
