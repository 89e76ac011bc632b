import { Parser } from 'htmlparser2';

/** What somebody who reads a page sees of it, and where it leads. */
export interface PageText {
  readonly title: string;
  readonly text: string;
  /** As they are written. */
  readonly links: readonly string[];
}

const MOST_TEXT = 12_000;
const MOST_LINKS = 300;
// No page that people write is nested deeper, and parsing takes the longer the deeper it is.
const MOST_DEPTH = 1_000;
const PIECE = 16_384;

const UNSEEN = new Set(
  'script style noscript template svg math canvas iframe object embed audio video select option textarea head dialog'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const INLINE = new Set(
  'abbr b bdi bdo cite code em i kbd mark q s samp small span strong sub sup time u var'.split(' '),
);
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0/i;

/**
 * Reads a page in one pass, however broken its markup is, and as far as it is not nested absurdly deep. What its markup hides is left out; what style sheets
 * and scripts hide is not known here.
 */
export const pageText = (html: string): PageText => {
  let title = '';
  let description = '';
  let text = '';
  const links: string[] = [];
  // How deep below the outermost hidden element; 0: nothing is hidden.
  let hidden = 0;
  let inTitle = false;
  let depth = 0;

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (name === 'title' && title === '') inTitle = true;
        if (name === 'meta' && attributes.name?.toLowerCase() === 'description') description = attributes.content ?? '';
        if (hidden > 0 || isHidden(name, attributes)) {
          if (!VOID.has(name)) hidden += 1;
          return;
        }
        text += gapAt(name);
        if (name === 'a' && attributes.href !== undefined && links.length < MOST_LINKS) links.push(attributes.href);
      },
      ontext: (piece) => {
        if (inTitle) title += piece;
        else if (hidden === 0 && text.length < MOST_TEXT * 2) text += piece;
      },
      onclosetag: (name) => {
        depth -= 1;
        if (name === 'title') inTitle = false;
        if (hidden > 0) {
          if (!VOID.has(name)) hidden -= 1;
        } else text += gapAt(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < html.length && depth < MOST_DEPTH; at += PIECE) parser.write(html.slice(at, at + PIECE));
  parser.end();
  return {
    title: tidy(title).slice(0, 200),
    text: tidy(`${description}\n${text}`).slice(0, MOST_TEXT),
    links,
  };
};

const gapAt = (name: string): string => (name === 'a' ? ' ' : INLINE.has(name) ? '' : '\n');

const isHidden = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  UNSEEN.has(name) ||
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  HIDDEN_STYLE.test(attributes.style ?? '');

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
