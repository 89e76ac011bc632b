import { addHeading } from './furniture.ts';
import type { Sheet } from './sheet.ts';
import type { Slide } from './slides-of.ts';
import { BODY_HEIGHT, MARGIN, SHADE, TOP, WIDTH } from './style.ts';

/** A picture that has its slide to itself. */
export const drawPicture = (sheet: Sheet, { heading, picture }: Extract<Slide, { kind: 'picture' }>): void => {
  sheet.ground(SHADE);
  addHeading(sheet, heading);
  sheet.picture(picture, { x: MARGIN, y: TOP, w: WIDTH - 2 * MARGIN, h: BODY_HEIGHT });
};
