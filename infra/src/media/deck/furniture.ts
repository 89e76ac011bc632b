import type { Sheet } from './sheet.ts';
import { ACCENT, FAINT, fitting, HEIGHT, INK, MARGIN, SOFT, shortened, WIDTH } from './style.ts';

/** Says what a slide is about, within `width`; `part` where it goes on over several. */
export const addHeading = (sheet: Sheet, heading: string, part?: string, width = WIDTH - 2 * MARGIN): void => {
  const partWidth = part === undefined ? 0 : 1.4;
  const room = (width - partWidth) / (WIDTH - 2 * MARGIN);
  const fontSize = fitting(heading, { [52 * room]: 30, [70 * room]: 24, [120 * room]: 19, [185 * room]: 15 }, 12);
  const box = { x: MARGIN, y: 0.45, w: width - partWidth, h: 0.85 };
  sheet.text(shortened(heading, 300 * room), box, { fontSize, bold: true, color: INK, valign: 'middle' });
  if (part !== undefined) {
    const side = { x: MARGIN + width - partWidth, y: 0.45, w: partWidth, h: 0.85 };
    sheet.text(part, side, { fontSize: 14, color: SOFT, align: 'right', valign: 'middle' });
  }
  sheet.shape('rect', { x: MARGIN, y: 1.36, w: 0.7, h: 0.05 }, ACCENT);
};

/** Says at the foot of a slide whose it is, and which. */
export const addFooter = (sheet: Sheet, title: string, number: number, count: number, isDark: boolean): void => {
  const style = { fontSize: 11, color: isDark ? FAINT : SOFT };
  const y = HEIGHT - 0.5;
  sheet.text(shortened(title, 60), { x: MARGIN, y, w: 5.5, h: 0.3 }, style);
  sheet.text(`${number} / ${count}`, { x: WIDTH - MARGIN - 2, y, w: 2, h: 0.3 }, { ...style, align: 'right' });
};

/** ‘2 of 5’, where there are several. */
export const partOf = ({ number, of }: { readonly number: number; readonly of: number }): string | undefined =>
  of > 1 ? `${number} of ${of}` : undefined;
