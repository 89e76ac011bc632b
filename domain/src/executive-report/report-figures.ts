// A date is one figure; thousands may be grouped; what follows the digits says what they count.
const FIGURE =
  /\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d+(?:[,.\u00a0\u202f'’]\d+)*(?:\s?(?:%|per ?cent|k|m|bn|mio|thousand|million|billion)(?![\p{L}\d]))?/giu;
const WORD = /\p{L}+(?:-\p{L}+)?/gu;
const GROUPED = /[,\u00a0\u202f'’](?=\d{3}(?!\d))/g;

const ONES =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, index) => [word, index + 2] as const),
  ...TENS.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
  ['one', 1],
]);
// They say how many without saying it.
const MEASURES = new Set(
  'half halved double doubled twice triple tripled quadrupled tenfold dozen dozens hundred hundreds thousand thousands million millions billion billions'.split(
    ' ',
  ),
);

/** The figures in a text, each as it would be written plainly: numbers, dates, numbers in words, and words such as "half". */
export const figuresIn = (text: string): readonly string[] => {
  const plain = text.normalize('NFKC');
  const written = [...plain.matchAll(FIGURE)].map(([figure]) => plainFigure(figure));
  const spelled = [...plain.replace(FIGURE, ' ').matchAll(WORD)].flatMap(([word]) => spelledFigure(word.toLowerCase()));
  return [...new Set([...written, ...spelled])];
};

/** The figures in texts that no fact has: a text that rests on facts has none. */
export const foreignFigures = (texts: readonly string[], facts: readonly string[]): readonly string[] => {
  const known = new Set(facts.flatMap(figuresIn));
  return [...new Set(texts.flatMap(figuresIn))].filter((figure) => !known.has(figure));
};

const plainFigure = (figure: string): string => {
  const lower = figure.toLowerCase().replace(/\s/g, '').replace('percent', '%');
  if (/^\d{4}-\d{2}/.test(lower)) return lower;
  const [, digits = '', unit = ''] = /^([\d,.\u00a0\u202f'’]+)(.*)$/u.exec(lower) ?? [];
  const number = Number(digits.replace(GROUPED, ''));
  return `${Number.isNaN(number) ? digits : number}${unit}`;
};

const spelledFigure = (word: string): readonly string[] => {
  if (MEASURES.has(word)) return [word];
  const [tens = '', ones = ''] = word.split('-');
  const first = NUMBERS.get(tens);
  const second = NUMBERS.get(ones);
  if (first !== undefined && ones === '') return word === 'one' ? [] : [String(first)];
  if (first !== undefined && first >= 20 && second !== undefined && second < 10) return [String(first + second)];
  return [];
};
