/** Every three letters in a row, in order; none when there are fewer. A letter is a code point. */
export const trigramsOf = (text: string): readonly string[] => {
  const letters = [...text];
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
};
