import { type Block, plainOf } from './blocks-of.ts';
import { addHeading, partOf } from './furniture.ts';
import { type Box, directionOf, type Piece, type Sheet } from './sheet.ts';
import { ROOMS, type Slide } from './slides-of.ts';
import { heightOf, type Room } from './split-blocks.ts';
import {
  ACCENT,
  BODY_HEIGHT,
  fitting,
  HALF,
  HEIGHT,
  INK,
  MARGIN,
  MONOSPACE,
  PANEL,
  SHADE,
  SOFT,
  TOP,
  USUAL_POINTS,
  WIDTH,
} from './style.ts';
import { textWidth } from './text-width.ts';

type Content = Extract<Slide, { kind: 'content' }>;

const PICTURE_MARGIN = 0.55;
const STATEMENT_WIDTH = 150;

/** Text, beside a picture where there is one. */
export const drawContent = (sheet: Sheet, slide: Content): void => {
  const { heading, part, blocks, picture } = slide;
  const w = picture ? HALF : WIDTH - 2 * MARGIN;
  if (picture) {
    sheet.shape('rect', { x: PANEL, y: 0, w: WIDTH - PANEL, h: HEIGHT }, SHADE);
    sheet.picture(picture, {
      x: PANEL + PICTURE_MARGIN,
      y: PICTURE_MARGIN,
      w: WIDTH - PANEL - 2 * PICTURE_MARGIN,
      h: HEIGHT - 2 * PICTURE_MARGIN - 0.3,
    });
  }
  addHeading(sheet, heading, partOf(part), w);
  const said = statementIn(slide);
  // What goes on over slides keeps its size.
  const room = picture ? ROOMS.half : ROOMS.whole;
  const points = part.of > 1 ? USUAL_POINTS : pointsFor(blocks, room);
  if (said !== undefined) drawStatement(sheet, said, w);
  else addBlocks(sheet, blocks, { x: MARGIN, y: TOP, w, h: BODY_HEIGHT }, points);
};

/** Sets blocks one under the other; code stands on a ground of its own. */
export const addBlocks = (sheet: Sheet, blocks: readonly Block[], box: Box, points: number): void => {
  const groups = groupsOf(blocks);
  const scale = points / USUAL_POINTS;
  const line = (points * 1.2) / 72;
  const columns = (ROOMS.whole.columns * box.w) / (WIDTH - 2 * MARGIN) / scale;
  let { y } = box;
  for (const group of groups) {
    const isCode = group[0]?.kind === 'code';
    const left = box.y + box.h - y;
    const h = groups.length === 1 && !isCode ? left : Math.min(left, groupHeight(group, columns, line));
    const pieces = group.flatMap((block) => paragraph(block, points));
    if (isCode) {
      sheet.shape('rect', { ...box, y, h: Math.max(0.1, h - CODE_GAP) }, SHADE);
      sheet.shape('rect', { x: box.x, y, w: 0.06, h: Math.max(0.1, h - CODE_GAP) }, ACCENT);
      const inner = { x: box.x + 0.25, y: y + CODE_PADDING, w: box.w - 0.4, h: h - CODE_GAP - 2 * CODE_PADDING };
      sheet.paragraphs(pieces, inner, { fit: 'shrink' });
    } else sheet.paragraphs(pieces, { ...box, y, h }, { fit: 'shrink' });
    y += h;
  }
};

const CODE_PADDING = 0.12;
const CODE_GAP = 0.2;
// How much smaller code is set, and how much wider its letters are than others of its size.
const CODE_STEP = 3;
const CODE_WIDENING = 1.08;

const groupsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last !== undefined && (last[0]?.kind === 'code') === (block.kind === 'code')) last.push(block);
    else groups.push([block]);
  }
  return groups;
};

const groupHeight = (group: readonly Block[], columns: number, line: number): number => {
  if (group[0]?.kind !== 'code') return heightOf(group, { lines: Number.POSITIVE_INFINITY, columns }) * line;
  const lines = group.reduce(
    (sum, { runs }) => sum + Math.max(1, Math.ceil((textWidth(plainOf(runs)) * CODE_WIDENING) / columns)),
    0,
  );
  return lines * line * 0.87 + 2 * CODE_PADDING + CODE_GAP;
};

// One short sentence is what a slide is for: it is set large.
const statementIn = ({ blocks, part }: Content): Block | undefined => {
  const [only, ...others] = blocks;
  if (only === undefined || others.length > 0 || part.of > 1) return undefined;
  const isSaid = only.kind === 'text' || only.kind === 'quote';
  return isSaid && textWidth(plainOf(only.runs)) <= STATEMENT_WIDTH ? only : undefined;
};

const drawStatement = (sheet: Sheet, block: Block, w: number): void => {
  const text = plainOf(block.runs);
  const room = w / (WIDTH - 2 * MARGIN);
  const fontSize = fitting(text, { [40 * room]: 44, [90 * room]: 36, [150 * room]: 30 }, 24);
  const box = { x: MARGIN, y: TOP, w, h: BODY_HEIGHT - 0.6 };
  sheet.paragraphs(paragraph(block, fontSize), box, { valign: 'middle', fit: 'shrink' });
};

// A little text is set larger.
const SIZES = [28, 24, 21, USUAL_POINTS] as const;

const pointsFor = (blocks: readonly Block[], room: Room): number =>
  SIZES.find((points) => {
    const scale = points / USUAL_POINTS;
    return heightOf(blocks, { lines: room.lines, columns: room.columns / scale }) * scale <= room.lines * 0.72;
  }) ?? USUAL_POINTS;

// What concerns the paragraph is said by its first run: a bullet of another one would begin a paragraph.
const paragraph = ({ kind, level, runs, ordinal }: Block, points: number): readonly Piece[] => {
  const indent = Math.round(points * 1.3);
  const options = {
    ...(kind === 'code' ? { align: 'left' as const } : directionOf(plainOf(runs))),
    paraSpaceAfter: kind === 'code' ? 0 : 8,
    ...(kind === 'bullet' && { bullet: { indent }, indentLevel: level }),
    ...(kind === 'number' && {
      bullet: { type: 'number' as const, numberStartAt: ordinal ?? 1, indent },
      indentLevel: level,
    }),
    ...(kind === 'text' && level > 0 && { indentLevel: level }),
  };
  const style = {
    fontSize: points,
    color: INK,
    ...(kind === 'heading' && { bold: true, fontSize: points + 2, color: ACCENT }),
    ...(kind === 'quote' && { italic: true, color: SOFT }),
  };
  return runs.map((run, index) => ({
    text: run.text,
    options: {
      ...(index === 0 && options),
      ...style,
      ...(run.bold && { bold: true }),
      ...(run.italic && { italic: true }),
      ...(run.code && { fontFace: MONOSPACE, fontSize: points - CODE_STEP }),
      breakLine: index === runs.length - 1,
    },
  }));
};
