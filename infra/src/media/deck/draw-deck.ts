import { createRequire } from 'node:module';
import type { DeckContent, Refined } from '@partneros/domain';
import type PptxGenJS from 'pptxgenjs';
import { drawPictureAnew } from '../draw-picture-anew.ts';
import type { Block, Run } from './blocks-of.ts';
import { legalText } from './legal-text.ts';
import { repairParagraphs } from './repair-paragraphs.ts';
import { AGENDA_ROWS, ROOMS, type Slide, type SlidePicture, slidesOf } from './slides-of.ts';
import { heightOf, type Room } from './split-blocks.ts';
import { cutToWidth, textWidth } from './text-width.ts';
import { toSlidePicture } from './to-slide-picture.ts';

type Presentation = InstanceType<typeof PptxGenJS.default>;
type Page = ReturnType<Presentation['addSlide']>;

// Its modules are named in a way that each loader reads differently; this one they agree on.
const PresentationFile = createRequire(import.meta.url)('pptxgenjs') as new () => Presentation;

const INK = '0F172A';
const SOFT = '475569';
const FAINT = 'CBD5E1';
const ACCENT = '2563EB';
const PAPER = 'FFFFFF';
const SHADE = 'F1F5F9';
const FONT = 'Arial';
const MONOSPACE = 'Courier New';

// Inches of a 16:9 slide.
const WIDTH = 13.333;
const HEIGHT = 7.5;
const MARGIN = 0.7;
const USUAL_POINTS = 18;
const TOP = 1.65;
const BODY_HEIGHT = 5.05;
const HALF = 6.1;

const MAX_PICTURE = { maxWidth: 1_600, maxHeight: 1_200 };

/** Draws a presentation, in this process. */
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
  const slides = slidesOf(clean, pictures);
  for (const [index, slide] of slides.entries()) {
    const page = deck.addSlide();
    draw(page, slide);
    if (slide.kind !== 'title') addFooter(page, clean.title, index + 1, slides.length);
    if ('notes' in slide && slide.notes !== '') page.addNotes(slide.notes);
  }
  const made = await deck.write({ outputType: 'nodebuffer' });
  return { ok: true, value: await repairParagraphs(new Uint8Array(made as Buffer)) };
};

const drawn = async (picture: Uint8Array): Promise<SlidePicture | null> => {
  const anew = await drawPictureAnew(picture, MAX_PICTURE);
  return anew.ok ? toSlidePicture(anew.value) : null;
};

const draw = (page: Page, slide: Slide): void => {
  switch (slide.kind) {
    case 'title':
      drawTitle(page, slide);
      break;
    case 'agenda':
      drawAgenda(page, slide);
      break;
    case 'divider':
      drawDivider(page, slide);
      break;
    case 'picture':
      addHeading(page, slide.heading);
      addPicture(page, slide.picture, { x: MARGIN, y: TOP, w: WIDTH - 2 * MARGIN, h: BODY_HEIGHT });
      break;
    case 'content':
      drawContent(page, slide);
  }
};

const drawTitle = (page: Page, { title, parts }: Extract<Slide, { kind: 'title' }>): void => {
  page.background = { color: INK };
  page.addShape('rect', {
    x: MARGIN,
    y: 2.05,
    w: 1.1,
    h: 0.09,
    fill: { color: ACCENT },
    line: { color: ACCENT, width: 0 },
  });
  const box = { x: MARGIN, y: 2.3, w: WIDTH - 2 * MARGIN, h: 2.9 };
  page.addText(title, {
    ...box,
    fontFace: FONT,
    fontSize: fitting(title, { 40: 44, 90: 36, 150: 30 }, 24),
    bold: true,
    color: PAPER,
    valign: 'top',
    margin: 0,
  });
  const subtitle = parts === 1 ? 'One part' : `${parts} parts`;
  if (parts > 0)
    page.addText(subtitle, { x: MARGIN, y: 6.3, w: 8, h: 0.4, fontFace: FONT, fontSize: 16, color: FAINT, margin: 0 });
};

const drawAgenda = (page: Page, { from, headings }: Extract<Slide, { kind: 'agenda' }>): void => {
  addHeading(page, 'Agenda');
  const columns = headings.length > AGENDA_ROWS ? 2 : 1;
  const rows = Math.ceil(headings.length / columns);
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * 0.5) / columns;
  const height = BODY_HEIGHT / AGENDA_ROWS;
  for (const [index, heading] of headings.entries()) {
    const x = MARGIN + Math.floor(index / rows) * (width + 0.5);
    const y = TOP + (index % rows) * height;
    page.addText(String(from + index), {
      x,
      y: y + 0.06,
      w: 0.6,
      h: height - 0.16,
      fontFace: FONT,
      fontSize: 18,
      bold: true,
      color: ACCENT,
      valign: 'middle',
      margin: 0,
    });
    page.addText(shortened(heading, columns === 1 ? 170 : 85), {
      x: x + 0.65,
      y: y + 0.06,
      w: width - 0.65,
      h: height - 0.16,
      fontFace: FONT,
      fontSize: fitting(heading, columns === 1 ? { 80: 18 } : { 38: 18 }, 14),
      color: INK,
      valign: 'middle',
      margin: 0,
    });
  }
};

const drawDivider = (page: Page, { heading, number }: Extract<Slide, { kind: 'divider' }>): void => {
  page.background = { color: SHADE };
  page.addText(String(number), {
    x: MARGIN,
    y: 1.9,
    w: 4,
    h: 1,
    fontFace: FONT,
    fontSize: 54,
    bold: true,
    color: ACCENT,
    margin: 0,
  });
  page.addText(heading, {
    x: MARGIN,
    y: 2.95,
    w: WIDTH - 2 * MARGIN,
    h: 2.6,
    fontFace: FONT,
    fontSize: fitting(heading, { 50: 40, 110: 32 }, 24),
    bold: true,
    color: INK,
    valign: 'top',
    margin: 0,
  });
};

const drawContent = (page: Page, { heading, part, blocks, picture }: Extract<Slide, { kind: 'content' }>): void => {
  addHeading(page, heading, part.of > 1 ? `${part.number} of ${part.of}` : undefined);
  const w = picture ? HALF : WIDTH - 2 * MARGIN;
  // What goes on over slides keeps its size.
  const points = part.of > 1 ? USUAL_POINTS : pointsFor(blocks, picture ? ROOMS.half : ROOMS.whole);
  page.addText(
    blocks.flatMap((block) => paragraph(block, points)),
    {
      x: MARGIN,
      y: TOP,
      w,
      h: BODY_HEIGHT,
      fontFace: FONT,
      fontSize: 18,
      color: INK,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    },
  );
  if (picture) {
    const x = MARGIN + HALF + 0.4;
    addPicture(page, picture, { x, y: TOP, w: WIDTH - MARGIN - x, h: BODY_HEIGHT }, 'top');
  }
};

// A little text is set larger.
const SIZES = [24, 21, USUAL_POINTS] as const;

const pointsFor = (blocks: readonly Block[], room: Room): number =>
  SIZES.find((points) => {
    const scale = points / USUAL_POINTS;
    return heightOf(blocks, { lines: room.lines, columns: room.columns / scale }) * scale <= room.lines * 0.75;
  }) ?? USUAL_POINTS;

// What concerns the paragraph is said by its first run: a bullet of another one would begin a paragraph.
const paragraph = ({ kind, level, runs }: Block, points: number) => {
  const options = {
    paraSpaceAfter: kind === 'code' ? 0 : 8,
    ...(kind === 'bullet' && { bullet: true, indentLevel: level }),
    ...(kind === 'number' && { bullet: { type: 'number' as const }, indentLevel: level }),
    ...(kind === 'text' && level > 0 && { indentLevel: level }),
  };
  const style = {
    fontSize: points,
    ...(kind === 'heading' && { bold: true, fontSize: points + 2, color: ACCENT }),
    ...(kind === 'quote' && { italic: true, color: SOFT }),
  };
  return runs.map((run: Run, index: number) => ({
    text: run.text,
    options: {
      ...(index === 0 && options),
      ...style,
      ...(run.bold && { bold: true }),
      ...(run.italic && { italic: true }),
      ...(run.code && { fontFace: MONOSPACE, fontSize: points - 3 }),
      breakLine: index === runs.length - 1,
    },
  }));
};

const addHeading = (page: Page, heading: string, part?: string): void => {
  const w = WIDTH - 2 * MARGIN - (part === undefined ? 0 : 1.4);
  page.addText(heading, {
    x: MARGIN,
    y: 0.45,
    w,
    h: 0.85,
    fontFace: FONT,
    fontSize: fitting(heading, { 52: 30, 70: 24, 120: 19 }, 15),
    bold: true,
    color: INK,
    valign: 'middle',
    margin: 0,
  });
  if (part !== undefined)
    page.addText(part, {
      x: WIDTH - MARGIN - 1.3,
      y: 0.45,
      w: 1.3,
      h: 0.85,
      fontFace: FONT,
      fontSize: 14,
      color: SOFT,
      align: 'right',
      valign: 'middle',
      margin: 0,
    });
  page.addShape('rect', {
    x: MARGIN,
    y: 1.36,
    w: 0.7,
    h: 0.05,
    fill: { color: ACCENT },
    line: { color: ACCENT, width: 0 },
  });
};

const addFooter = (page: Page, title: string, number: number, count: number): void => {
  const style = { y: HEIGHT - 0.5, h: 0.3, fontFace: FONT, fontSize: 11, color: SOFT, margin: 0 };
  page.addText(shortened(title, 90), { ...style, x: MARGIN, w: 9.5 });
  page.addText(`${number} / ${count}`, { ...style, x: WIDTH - MARGIN - 2, w: 2, align: 'right' });
};

const addPicture = (
  page: Page,
  picture: SlidePicture,
  box: { x: number; y: number; w: number; h: number },
  align: 'top' | 'middle' = 'middle',
): void => {
  const scale = Math.min(box.w / picture.width, box.h / picture.height, 1 / 72);
  const [w, h] = [picture.width * scale, picture.height * scale];
  page.addImage({
    data: picture.data,
    x: box.x + (box.w - w) / 2,
    y: box.y + (align === 'top' ? 0 : (box.h - h) / 2),
    w,
    h,
  });
};

// A text that takes at most this width.
const shortened = (text: string, most: number): string => {
  const [first = ''] = cutToWidth(text, most);
  return textWidth(text) > most ? `${first}…` : text;
};

// The largest size at which a text of this width fits its place.
const fitting = (text: string, pointsByWidth: Readonly<Record<number, number>>, least: number): number =>
  Object.entries(pointsByWidth).find(([width]) => textWidth(text) <= Number(width))?.[1] ?? least;
