import type { WebPage } from '../ports/websites.ts';
import type { Evidence } from './ai-insights.ts';

/** What a model gives as its evidence: words of a page, and the page's mark. */
export interface ClaimedEvidence {
  readonly quote: string;
  readonly source: string;
}

// A word or two stand on every page.
const SHORTEST = 12;

/** The evidence that holds: the words stand on that very page, as somebody reads it. */
export const evidenceIn = (claims: readonly ClaimedEvidence[], pages: readonly WebPage[]): readonly Evidence[] =>
  claims.flatMap(({ quote, source }) => {
    const page = pages[Number(/^P(\d{1,2})$/.exec(source.trim().toUpperCase())?.[1] ?? 0) - 1];
    const words = folded(quote);
    if (page === undefined || words.length < SHORTEST || !folded(`${page.title} ${page.text}`).includes(words))
      return [];
    return [{ quote: quote.replace(/\s+/g, ' ').trim(), url: page.url }];
  });

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
