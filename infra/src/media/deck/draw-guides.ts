import { addHeading } from './furniture.ts';
import type { Sheet } from './sheet.ts';
import { AGENDA_ROWS, type Slide } from './slides-of.ts';
import { ACCENT, BODY_HEIGHT, FAINT, fitting, HEIGHT, INK, MARGIN, PAPER, shortened, TOP, WIDTH } from './style.ts';

type Of<Kind extends Slide['kind']> = Extract<Slide, { kind: Kind }>;

const COLUMN_GAP = 0.5;
const TALLEST_ROW = 0.95;

/** The first slide. */
export const drawTitle = (sheet: Sheet, { title, parts }: Of<'title'>): void => {
  sheet.ground(INK);
  addRings(sheet);
  sheet.shape('rect', { x: MARGIN, y: 2.05, w: 1.1, h: 0.09 }, ACCENT);
  sheet.text(
    title,
    { x: MARGIN, y: 2.35, w: 9.6, h: 3.3 },
    {
      fontSize: fitting(title, { 30: 54, 60: 44, 110: 34, 170: 28 }, 22),
      bold: true,
      color: PAPER,
    },
  );
  if (parts === 0) return;
  const subtitle = parts === 1 ? 'One part' : `${parts} parts`;
  sheet.text(subtitle, { x: MARGIN, y: 6.4, w: 8, h: 0.4 }, { fontSize: 16, color: FAINT });
};

/** What a presentation goes through. */
export const drawAgenda = (sheet: Sheet, { from, headings }: Of<'agenda'>): void => {
  addHeading(sheet, 'Agenda');
  const columns = headings.length > AGENDA_ROWS ? 2 : 1;
  const rows = Math.ceil(headings.length / columns);
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * COLUMN_GAP) / columns;
  const height = Math.min(TALLEST_ROW, BODY_HEIGHT / rows);
  const usual = height > 0.85 ? 22 : 18;
  for (const [index, heading] of headings.entries()) {
    const row = index % rows;
    const x = MARGIN + Math.floor(index / rows) * (width + COLUMN_GAP);
    const y = TOP + row * height;
    const style = { valign: 'middle' as const };
    sheet.text(
      String(from + index),
      { x, y, w: 0.6, h: height },
      { ...style, fontSize: usual, bold: true, color: ACCENT },
    );
    sheet.text(
      shortened(heading, columns === 1 ? 160 : 80),
      { x: x + 0.7, y, w: width - 0.7, h: height },
      {
        ...style,
        fontSize: fitting(heading, columns === 1 ? { 76: usual } : { 36: usual }, 15),
      },
    );
    if (row > 0) sheet.shape('rect', { x, y, w: width, h: 0.01 }, FAINT);
  }
};

/** The beginning of a part that has no text. */
export const drawDivider = (sheet: Sheet, { heading, number }: Of<'divider'>): void => {
  sheet.ground(INK);
  addRings(sheet);
  sheet.text(String(number), { x: MARGIN, y: 1.9, w: 4, h: 1.1 }, { fontSize: 60, bold: true, color: LIGHT_ACCENT });
  sheet.text(
    heading,
    { x: MARGIN, y: 3.05, w: 9.6, h: 2.9 },
    {
      fontSize: fitting(heading, { 46: 44, 100: 32, 160: 26 }, 20),
      bold: true,
      color: PAPER,
    },
  );
};

// The accent as it can be read on the dark.
const LIGHT_ACCENT = '60A5FA';

// Behind everything, and half beyond the edge.
const addRings = (sheet: Sheet): void => {
  sheet.shape('ellipse', { x: WIDTH - 3.6, y: HEIGHT - 4.6, w: 5.6, h: 5.6 }, ACCENT, 75);
  sheet.shape('ellipse', { x: WIDTH - 2.2, y: HEIGHT - 6.6, w: 3.4, h: 3.4 }, LIGHT_ACCENT, 85);
};
