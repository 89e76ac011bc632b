import type { Media } from '@partneros/domain';
import { checkDocument } from './check-document.ts';
import { drawDeck } from './deck/draw-deck.ts';
import { drawPictureAnew } from './draw-picture-anew.ts';
import { readDocument } from './read-document.ts';

/** The work itself, in this process and without its limits of memory. */
export const mediaJobs: Media = {
  picture: drawPictureAnew,
  document: checkDocument,
  text: readDocument,
  deck: drawDeck,
};
