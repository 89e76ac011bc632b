const LONGEST = 1_200;

/**
 * A text in passages that can be quoted alone: paragraphs, put together while they fit, each under the heading that it
 * stands under. One that is too long is cut between sentences or words.
 */
export const passagesOf = (text: string): readonly string[] => {
  const passages: string[] = [];
  let heading = '';
  let held = '';

  const release = (): void => {
    if (held.trim() !== '') passages.push(heading === '' || held.startsWith(heading) ? held : `${heading}\n${held}`);
    held = '';
  };
  for (const paragraph of paragraphsOf(text)) {
    const isHeading = /^#{1,6}\s/.test(paragraph);
    if (isHeading) {
      release();
      heading = paragraph.split('\n', 1)[0]?.slice(0, 200) ?? '';
    }
    for (const piece of piecesOf(paragraph)) {
      if (held !== '' && held.length + piece.length + 2 > LONGEST) release();
      held = held === '' ? piece : `${held}\n\n${piece}`;
    }
  }
  release();
  return passages;
};

/** The passages of pages, none over two of them, and the page that each stands on. */
export const passagesOfPages = (
  pages: readonly string[],
): { readonly passages: string[]; readonly pages: number[] } => {
  const placed = pages.flatMap((text, index) => passagesOf(text).map((passage) => ({ passage, page: index + 1 })));
  return { passages: placed.map(({ passage }) => passage), pages: placed.map(({ page }) => page) };
};

const paragraphsOf = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    // A heading may stand on its text without an empty line.
    .flatMap((block) => block.split(/\n(?=#{1,6}\s)/))
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

const piecesOf = (paragraph: string): readonly string[] => {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST);
    const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! ')) + 1;
    const cut = sentence > LONGEST / 2 ? sentence : head.lastIndexOf(' ');
    const at = cut > 0 ? cut : LONGEST - Number(/[\ud800-\udbff]$/.test(head));
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
};
