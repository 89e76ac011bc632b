const SURROGATE = /[\ud800-\udfff]/;

/** Every three letters in a row, in order; none when there are fewer. A letter is a code point. */
export const trigramsOf = (text: string): readonly string[] => {
  // Most texts have no letter of two code units, and are cut as they are.
  if (!SURROGATE.test(text))
    return Array.from({ length: Math.max(text.length - 2, 0) }, (_, at) => text.slice(at, at + 3));
  const letters = [...text];
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
};
