/** What the widths of a picture's frames stand for: one side, the larger of both, or how far a row shifted. */
export const WIDTH_BYS = ['max', 'before', 'after', 'delta'] as const;

/** What a picture measures: shares, shares at equal cost, or cost per unit of work. */
export const MEASURES = ['share', 'corrected', 'cost'] as const;

/** Whose shift colours a frame: that of the whole frame, callees included, or of its own code alone. */
export const COLOR_BYS = ['whole', 'self'] as const;

/** The page that a picture is drawn for: as the reader's is, or one of the two. */
export const PALETTES = ['auto', 'light', 'dark'] as const;

/** A choice of --palette. */
export type PaletteName = (typeof PALETTES)[number];

/** A choice of --width-by. */
export type WidthBy = (typeof WIDTH_BYS)[number];

/** A choice of --measure. */
export type Measure = (typeof MEASURES)[number];

/** A choice of --color-by. */
export type ColorBy = (typeof COLOR_BYS)[number];

/** How a picture is drawn. */
export interface PictureOptions {
  readonly widthBy: WidthBy;
  /** Null takes what was tested: `corrected` where a test was at equal cost, else `share`. */
  readonly measure: Measure | null;
  /** Points of the before total at which a colour is full. Fixed, so that two pictures can be compared. */
  readonly scale: number;
  readonly colorBy: ColorBy;
  readonly palette: PaletteName;
  /** Whether the picture carries the script that makes it alive in a browser. */
  readonly script: boolean;
}

/** How a picture is drawn when nothing is said. */
export const DEFAULT_PICTURE: PictureOptions = {
  widthBy: 'max',
  measure: null,
  scale: 2,
  colorBy: 'whole',
  palette: 'auto',
  script: true,
};
