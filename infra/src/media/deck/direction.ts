const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;

/**
 * Whether a text is read from the right: its first letter says so, as Unicode has it for a paragraph. A text without
 * letters goes with what is around it.
 */
export const isRightToLeft = (text: string, around = false): boolean => {
  const letter = LETTER.exec(text)?.[0];
  return letter === undefined ? around : RIGHT_TO_LEFT.test(letter);
};
