import { cutToWidth, textWidth } from './text-width.ts';

/** Colours: dark on light and light on dark, each pair with a contrast of 4.5 or more. */
export const INK = '0F172A';
export const SOFT = '475569';
export const FAINT = 'CBD5E1';
export const ACCENT = '2563EB';
export const PAPER = 'FFFFFF';
export const SHADE = 'F1F5F9';

export const FONT = 'Arial';
export const MONOSPACE = 'Courier New';
/** Points of a text that fills its slide. */
export const USUAL_POINTS = 18;

/** Inches of a 16:9 slide. */
export const WIDTH = 13.333;
export const HEIGHT = 7.5;
export const MARGIN = 0.7;
/** Where what a slide says begins, and how high that may be. */
export const TOP = 1.65;
export const BODY_HEIGHT = 5.05;
/** Where the picture beside a text has its ground, and the width that is left to the text. */
export const PANEL = 7.2;
export const HALF = PANEL - MARGIN - 0.5;

/** A line of the usual size, in inches. */
export const LINE_HEIGHT = (USUAL_POINTS * 1.2) / 72;

/** A text that takes at most this width. */
export const shortened = (text: string, most: number): string => {
  const [first = ''] = cutToWidth(text, most);
  return textWidth(text) > most ? `${first.trimEnd()}…` : text;
};

/** The largest size at which a text of this width fits its place. */
export const fitting = (text: string, pointsByWidth: Readonly<Record<number, number>>, least: number): number =>
  Object.entries(pointsByWidth).find(([width]) => textWidth(text) <= Number(width))?.[1] ?? least;
