import { plainOf, type Run, type Table } from './blocks-of.ts';
import { BODY_HEIGHT, LINE_HEIGHT, MARGIN, WIDTH } from './style.ts';
import { textWidth } from './text-width.ts';

// Points of the text of a table: a small one is set larger.
const SIZES = [20, 17, 15] as const;
const LEAST = 15;

type Row = readonly (readonly Run[])[];

const STEP = 0.3;
const TABLE_WIDTH = WIDTH - 2 * MARGIN;
// Of the points: a usual letter, and a line.
const LETTER = 0.52 / 72;
const LINE = 1.2 / 72;
// In inches: what a cell has around its text.
const PADDING = { beside: 0.2, above: 0.14 };
const LEAST_SHARE = 8;
const MOST_SHARE = 42;

/** A table in parts that fit a slide each, under as many lines of text in the first; in the size that they are set in. */
export const splitTable = (table: Table, linesBefore: number): readonly SizedTable[] => {
  const room = BODY_HEIGHT - linesBefore * LINE_HEIGHT;
  const points = SIZES.find((size) => filled(table, room, size, room).length === 1) ?? LEAST;
  let best = filled(table, room, points, room);
  // As few slides as it takes, and none of them nearly empty.
  for (let height = BODY_HEIGHT - STEP; height > STEP && best.length > 1; height -= STEP) {
    const evener = filled(table, Math.min(room, height), points, height);
    if (evener.length > best.length) break;
    best = evener;
  }
  return best.map((rows) => ({ header: table.header, rows, points }));
};

/** A table, and the points of its text. */
export interface SizedTable extends Table {
  readonly points: number;
}

const filled = (table: Table, first: number, points: number, others: number): readonly Table['rows'][] => {
  const widths = columnWidths(table);
  const head = rowHeight(table.header, widths, points);
  const parts: Row[][] = [[]];
  let left = first - head;
  for (const row of table.rows) {
    const height = rowHeight(row, widths, points);
    if (height > left && parts.at(-1)?.length !== 0) {
      parts.push([]);
      left = others - head;
    }
    parts.at(-1)?.push(row);
    left -= height;
  }
  return parts;
};

/** How wide the columns of a table are, in inches: by their longest texts. */
export const columnWidths = ({ header, rows }: Table): readonly number[] => {
  const shares = header.map((_, column) =>
    Math.min(
      MOST_SHARE,
      [header, ...rows].reduce((most, row) => Math.max(most, textWidth(plainOf(row[column] ?? []))), LEAST_SHARE),
    ),
  );
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => (share / sum) * TABLE_WIDTH);
};

const rowHeight = (row: Row, widths: readonly number[], points: number): number =>
  PADDING.above +
  points *
    LINE *
    widths.reduce((most, width, column) => {
      const lines = (textWidth(plainOf(row[column] ?? [])) * points * LETTER) / (width - PADDING.beside);
      return Math.max(most, Math.ceil(lines));
    }, 1);
