import { createRequire } from 'node:module';
import type { DeckContent, Refined } from '@partneros/domain';
import type PptxGenJS from 'pptxgenjs';
import { drawPictureAnew } from '../draw-picture-anew.ts';
import { isRightToLeft } from './direction.ts';
import { drawContent } from './draw-content.ts';
import { drawAgenda, drawDivider, drawTitle } from './draw-guides.ts';
import { drawPicture } from './draw-picture.ts';
import { drawTable } from './draw-table.ts';
import { addFooter } from './furniture.ts';
import { legalText } from './legal-text.ts';
import { repairParagraphs } from './repair-paragraphs.ts';
import { type Sheet, sheetOn } from './sheet.ts';
import { type Slide, type SlidePicture, slidesOf } from './slides-of.ts';
import { FONT } from './style.ts';
import { toSlidePicture } from './to-slide-picture.ts';

type Presentation = InstanceType<typeof PptxGenJS.default>;

// Its modules are named in a way that each loader reads differently; this one they agree on.
const PresentationFile = createRequire(import.meta.url)('pptxgenjs') as new () => Presentation;

const MAX_PICTURE = { maxWidth: 1_600, maxHeight: 1_200 };

/** Draws a presentation, in this process. Slides whose headings are read from the right have everything the other way round. */
export const drawDeck = async (content: DeckContent): Promise<Refined<Uint8Array>> => {
  const clean: DeckContent = {
    title: legalText(content.title),
    sections: content.sections.map((section) => ({
      ...section,
      heading: legalText(section.heading),
      content: legalText(section.content),
      notes: section.notes && legalText(section.notes),
    })),
  };
  const pictures: (SlidePicture | null)[] = [];
  for (const { picture } of clean.sections) pictures.push(picture && (await drawn(picture)));

  const deck = new PresentationFile();
  deck.layout = 'LAYOUT_WIDE';
  // The library writes these without escaping them.
  deck.title = clean.title.replace(/[<>&"']/g, ' ');
  deck.company = 'PartnerOS';
  deck.author = 'PartnerOS';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const mirrored = isRightToLeft(clean.title);
  deck.rtlMode = mirrored;
  const slides = slidesOf(clean, pictures);
  for (const [index, slide] of slides.entries()) {
    const sheet = sheetOn(deck.addSlide(), 'heading' in slide ? isRightToLeft(slide.heading, mirrored) : mirrored);
    draw(sheet, slide);
    if (slide.kind !== 'title') addFooter(sheet, clean.title, index + 1, slides.length, slide.kind === 'divider');
    if ('notes' in slide && slide.notes !== '') sheet.notes(slide.notes);
  }
  const made = await deck.write({ outputType: 'nodebuffer' });
  return { ok: true, value: await repairParagraphs(new Uint8Array(made as Buffer)) };
};

const drawn = async (picture: Uint8Array): Promise<SlidePicture | null> => {
  const anew = await drawPictureAnew(picture, MAX_PICTURE);
  return anew.ok ? toSlidePicture(anew.value) : null;
};

const draw = (sheet: Sheet, slide: Slide): void => {
  switch (slide.kind) {
    case 'title':
      drawTitle(sheet, slide);
      break;
    case 'agenda':
      drawAgenda(sheet, slide);
      break;
    case 'divider':
      drawDivider(sheet, slide);
      break;
    case 'picture':
      drawPicture(sheet, slide);
      break;
    case 'table':
      drawTable(sheet, slide);
      break;
    case 'content':
      drawContent(sheet, slide);
  }
};
