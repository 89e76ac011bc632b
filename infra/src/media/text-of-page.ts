/** Some text of a page as a PDF holds it, in reading order. */
export interface PieceOfText {
  readonly str: string;
  /** The line ends after it. */
  readonly hasEOL: boolean;
  readonly height: number;
  /** The last two are where it stands, from the left and from the bottom. */
  readonly transform: readonly number[];
}

// Of a line's height: what is farther apart stands in two paragraphs.
const PARAGRAPH = 1.7;

/** The text of a page: lines that stand together are a paragraph, words that were hyphenated for a line are whole again. */
export const textOfPage = (pieces: readonly PieceOfText[]): string => {
  let text = '';
  let last: PieceOfText | undefined;
  let isLineOver = false;
  for (const piece of pieces) {
    if (piece.str.trim() !== '') {
      if (isLineOver && last !== undefined) text += standTogether(last, piece) ? '\n' : '\n\n';
      isLineOver = false;
      last = piece;
    }
    if (!isLineOver) text += piece.str;
    isLineOver ||= piece.hasEOL;
  }
  return text
    .replace(/\p{Cs}|[^\P{Cc}\n]|\p{Zs}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/(?<=\p{Ll})[-\u2010\u00ad]\n(?=\p{Ll})/gu, '')
    .trim();
};

const standTogether = (one: PieceOfText, next: PieceOfText): boolean => {
  const down = (one.transform[5] ?? 0) - (next.transform[5] ?? 0);
  return down >= 0 && down <= PARAGRAPH * Math.max(one.height, next.height);
};
