// Scripts whose characters are as wide as they are high.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const CAPITAL = /\p{Lu}/u;

/** How wide a text is, in widths of a usual small letter. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : CAPITAL.test(character) ? 1.3 : 1;
  return width;
};

/** A text cut into pieces of at most this width, between words where there are any; together they are the text. */
export const cutToWidth = (text: string, most: number): readonly string[] => {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const word of text.split(/(?<=\s)/)) {
    const wordWidth = textWidth(word);
    if (width > 0 && width + wordWidth > most) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    if (wordWidth <= most) {
      piece += word;
      width += wordWidth;
      continue;
    }
    for (const character of word) {
      const characterWidth = textWidth(character);
      if (width + characterWidth > most) {
        pieces.push(piece);
        [piece, width] = ['', 0];
      }
      piece += character;
      width += characterWidth;
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
};
