import { type Block, plainOf, type Run } from './blocks-of.ts';
import { cutToWidth, textWidth } from './text-width.ts';

/** What a text area holds. */
export interface Room {
  readonly lines: number;
  /** In widths of a usual letter. */
  readonly columns: number;
}

const GAP_LINES = 0.45;
const INDENT_COLUMNS = 4;
const STEP = 0.5;
// A piece that goes on over the next slide fills no slide alone.
const MOST_OF_A_SLIDE = 0.85;

/** Blocks in portions that fit a room each, in order. A list or a text that is too long goes on in the next. */
export const splitBlocks = (blocks: readonly Block[], room: Room): readonly (readonly Block[])[] =>
  evenly(
    blocks.flatMap((block) => piecesOf(block, room)),
    room,
  );

/** The first portion of blocks, and what is left of them for rooms of another size. */
export const splitOff = (
  blocks: readonly Block[],
  room: Room,
): { readonly first: readonly Block[]; readonly rest: readonly Block[] } => {
  const pieces = blocks.flatMap((of) => piecesOf(of, room).map((piece) => ({ piece, of })));
  const [first = []] = evenly(
    pieces.map(({ piece }) => piece),
    room,
  );
  const rest: { piece: Block; of: Block }[] = [];
  for (const { piece, of } of pieces.slice(first.length)) {
    const last = rest.at(-1);
    if (last?.of === of) last.piece = { ...last.piece, runs: [...last.piece.runs, ...piece.runs] };
    else rest.push({ piece, of });
  }
  return { first, rest: rest.map(({ piece }) => piece) };
};

const evenly = (pieces: readonly Block[], room: Room): readonly (readonly Block[])[] => {
  let best = fill(pieces, room, room.lines);
  // As few slides as it takes, and none of them nearly empty.
  for (let lines = room.lines - STEP; lines > 1 && best.length > 1; lines -= STEP) {
    const evener = fill(pieces, room, lines);
    if (evener.length > best.length) break;
    best = evener;
  }
  return best;
};

/** How many lines a portion takes. */
export const heightOf = (blocks: readonly Block[], room: Room): number =>
  blocks.reduce((lines, block) => lines + linesOf(block, room) + GAP_LINES, 0);

const fill = (pieces: readonly Block[], room: Room, lines: number): readonly (readonly Block[])[] => {
  const portions: Block[][] = [[]];
  let used = 0;
  for (const [index, block] of pieces.entries()) {
    const next = pieces[index + 1];
    const own = linesOf(block, room);
    // A heading stays with what it is over.
    const needed =
      block.kind === 'heading' && next !== undefined ? own + GAP_LINES + Math.min(linesOf(next, room), 2) : own;
    const current = portions.at(-1);
    if (current !== undefined && current.length > 0 && used + needed > lines) {
      portions.push([block]);
      used = own + GAP_LINES;
    } else {
      current?.push(block);
      used += own + GAP_LINES;
    }
  }
  return portions.filter((portion) => portion.length > 0);
};

const linesOf = (block: Block, { columns }: Room): number => {
  const scale = block.kind === 'heading' ? 1.15 : 1;
  return Math.max(1, Math.ceil((textWidth(plainOf(block.runs)) * scale) / columnsOf(block, columns)));
};

const columnsOf = ({ level, kind }: Block, columns: number): number =>
  Math.max(12, columns - INDENT_COLUMNS * (level + (kind === 'text' || kind === 'heading' ? 0 : 1)));

const piecesOf = (block: Block, room: Room): readonly Block[] => {
  if (linesOf(block, room) <= room.lines) return [block];
  const most = columnsOf(block, room.columns) * Math.floor(room.lines * MOST_OF_A_SLIDE);
  const pieces: Run[][] = [[]];
  let left = most;
  for (const run of block.runs)
    for (const text of cutToWidth(run.text, most)) {
      const width = textWidth(text);
      if (width > left) {
        pieces.push([]);
        left = most;
      }
      pieces.at(-1)?.push({ ...run, text });
      left -= width;
    }
  return pieces.map((runs, index) => ({ ...block, kind: index === 0 ? block.kind : 'text', runs }));
};
