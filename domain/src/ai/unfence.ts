const OPENING = /^\s*```[^\n`]*\n/;
// While this is all there is, it may still become an opening fence.
const MAYBE_OPENING = /^\s*(`{0,2}|```[^\n`]*)$/;

/** Takes Markdown fences off a text that comes in pieces. */
export interface Unfence {
  /** What is certain to be the text itself, of what came so far; may be empty. */
  take(piece: string): string;
  /** The rest, once everything has come. */
  end(): string;
}

/** Models put their JSON between Markdown fences however often they are told not to. Space around the text goes too. */
export const createUnfence = (): Unfence => {
  let held = '';
  let begun = false;

  // Space and backticks at the end are the closing fence until something follows them.
  const release = (): string => {
    const sure = held.replace(/[\s`]+$/, '');
    const out = held.slice(0, sure.length);
    held = held.slice(sure.length);
    return out;
  };

  return {
    take: (piece) => {
      held += piece;
      if (!begun) {
        if (MAYBE_OPENING.test(held)) return '';
        begun = true;
        held = held.replace(OPENING, '').trimStart();
      }
      return release();
    },
    end: () => {
      if (!begun) held = held.replace(OPENING, '').trimStart();
      return release();
    },
  };
};
