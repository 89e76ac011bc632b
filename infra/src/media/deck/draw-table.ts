import { addBlocks } from './draw-content.ts';
import { addHeading, partOf } from './furniture.ts';
import { cellOf, type Sheet } from './sheet.ts';
import { ROOMS, type Slide } from './slides-of.ts';
import { heightOf } from './split-blocks.ts';
import { columnWidths } from './split-table.ts';
import { FAINT, INK, LINE_HEIGHT, MARGIN, PAPER, SHADE, TOP, USUAL_POINTS, WIDTH } from './style.ts';

const LINE = { type: 'solid' as const, pt: 0.75, color: FAINT };
const NONE = { type: 'none' as const };

/** A table, under a few words where there are some. */
export const drawTable = (sheet: Sheet, { heading, part, lead, table }: Extract<Slide, { kind: 'table' }>): void => {
  addHeading(sheet, heading, partOf(part));
  const width = WIDTH - 2 * MARGIN;
  const before = heightOf(lead, ROOMS.whole) * LINE_HEIGHT;
  if (lead.length > 0) addBlocks(sheet, lead, { x: MARGIN, y: TOP, w: width, h: before }, USUAL_POINTS);
  const head = table.header.map((runs) =>
    cellOf(runs, { bold: true, color: PAPER, fill: { color: INK }, border: [NONE, NONE, NONE, NONE] }),
  );
  const rows = table.rows.map((row, index) =>
    row.map((runs, column) =>
      cellOf(runs, {
        bold: column === 0,
        fill: { color: index % 2 === 0 ? PAPER : SHADE },
        border: [NONE, NONE, LINE, NONE],
      }),
    ),
  );
  sheet.table([head, ...rows], { x: MARGIN, y: TOP + before, w: width }, columnWidths(table), table.points);
};
