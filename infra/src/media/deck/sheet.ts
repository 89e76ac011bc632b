import type PptxGenJS from 'pptxgenjs';
import { plainOf } from './blocks-of.ts';
import { isRightToLeft } from './direction.ts';
import type { SlidePicture } from './slides-of.ts';
import { FONT, INK, WIDTH } from './style.ts';

type Page = ReturnType<InstanceType<typeof PptxGenJS.default>['addSlide']>;
type TextOptions = PptxGenJS.default.TextPropsOptions;
export type Piece = PptxGenJS.default.TextProps;
export type Cell = PptxGenJS.default.TableCell;

/** A place on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * A slide to draw on. Places are said as for a text that is read from the left; on a slide of a presentation that is read
 * from the right they lie the other way round.
 */
export interface Sheet {
  ground(color: string): void;
  shape(kind: 'rect' | 'ellipse', box: Box, color: string, transparency?: number): void;
  /** A text that reads one way throughout, by its first letter; `align` says where it would lie read from the left. */
  text(text: string, box: Box, options?: TextOptions): void;
  /** Paragraphs, each with its direction said by its pieces. */
  paragraphs(pieces: readonly Piece[], box: Box, options?: TextOptions): void;
  picture(picture: SlidePicture, box: Box): void;
  table(rows: readonly (readonly Cell[])[], box: Omit<Box, 'h'>, widths: readonly number[], points: number): void;
  notes(text: string): void;
}

const PIXELS_PER_INCH = 72;

/** Draws on a page. */
export const sheetOn = (page: Page, mirrored: boolean): Sheet => {
  const placed = ({ x, y, w, h }: Box) => ({ x: mirrored ? WIDTH - x - w : x, y, w, h });
  const paragraphs: Sheet['paragraphs'] = (pieces, box, options) => {
    page.addText([...pieces], { ...placed(box), fontFace: FONT, color: INK, valign: 'top', margin: 0, ...options });
  };
  return {
    ground: (color) => {
      page.background = { color };
    },
    shape: (kind, box, color, transparency = 0) => {
      page.addShape(kind, {
        ...placed(box),
        fill: { color, transparency },
        line: { color, width: 0, transparency: 100 },
      });
    },
    text: (text, box, { align, ...options } = {}) =>
      paragraphs([{ text, options: directionOf(text, mirrored, align) }], box, options),
    paragraphs,
    picture: (picture, box) => {
      const { x, y, w, h } = placed(box);
      const scale = Math.min(w / picture.width, h / picture.height, 1 / PIXELS_PER_INCH);
      const size = { w: picture.width * scale, h: picture.height * scale };
      page.addImage({ data: picture.data, x: x + (w - size.w) / 2, y: y + (h - size.h) / 2, ...size });
    },
    table: (rows, { x, y, w }, widths, points) => {
      const turned = <Value>(values: readonly Value[]) => (mirrored ? values.toReversed() : [...values]);
      page.addTable(rows.map(turned), {
        x: mirrored ? WIDTH - x - w : x,
        y,
        w,
        colW: turned(widths),
        fontFace: FONT,
        fontSize: points,
        color: INK,
        valign: 'top',
        margin: [0.06, 0.1, 0.06, 0.1],
      });
    },
    notes: (text) => {
      page.addNotes(text);
    },
  };
};

/** What makes a paragraph be read from its side. */
export const directionOf = (
  text: string,
  mirrored = false,
  align: PptxGenJS.default.HAlign = 'left',
): { readonly align: PptxGenJS.default.HAlign; readonly rtlMode?: true } => {
  const fromRight = isRightToLeft(text);
  const side = align === 'center' ? align : (align === 'left') === (mirrored || fromRight) ? 'right' : 'left';
  return { align: side, ...(fromRight && { rtlMode: true as const }) };
};

/** A cell of a table. */
export const cellOf = (runs: Parameters<typeof plainOf>[0], options: PptxGenJS.default.TableCellProps): Cell => ({
  text: runs.map(({ text, bold, italic }) => ({ text, options: { ...(bold && { bold }), ...(italic && { italic }) } })),
  options: { ...options, ...directionOf(plainOf(runs)) },
});
