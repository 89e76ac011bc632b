import { termsOf } from '@partneros/domain';
import type { Passage } from '../facts.ts';

/** The passages that share words with a text, the best first. */
export const passagesAbout = (text: string, passages: readonly Passage[]): readonly Passage[] => {
  const asked = new Set(termsOf(text));
  return passages
    .map((passage) => ({ passage, shared: termsOf(passage.text).filter((term) => asked.has(term)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ passage }) => passage);
};

/** What a passage says, in a sentence. */
export const gistOf = ({ title, text }: Passage): string => {
  const prose = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join(' ');
  return `${title}: ${prose.slice(0, 200)}`;
};

/** Names of companies in a passage: capitalized words after "such as", "like" or "with". */
export const companiesIn = ({ text }: Passage): readonly string[] =>
  [...text.matchAll(/\b(?:such as|like|with)\s+((?:[A-Z][\w&.-]*\s?){1,3})/g)].map(([, name = '']) => name.trim());
