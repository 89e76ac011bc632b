import type { PassageRow } from './passages.model.ts';
import { termsOf, wordsOf } from './terms-of.ts';
import { closeness, unpackVector } from './vector.ts';

// Okapi BM25 with the usual constants.
const K1 = 1.2;
const B = 0.75;
// Reciprocal rank fusion, Cormack et al. 2009: no two scales have to be made comparable.
const FUSION = 60;

/** Orders passages by what a question and they have in words; those that share none are left out. */
export const rankByWords = (question: string, passages: readonly PassageRow[]): readonly PassageRow[] => {
  const asked = termsOf(question);
  const lengths = passages.map(({ text }) => wordsOf(text).length);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, passages.length);
  const rarity = new Map(
    asked.map((term) => {
      const having = passages.filter(({ terms }) => terms.includes(term)).length;
      return [term, Math.log(1 + (passages.length - having + 0.5) / (having + 0.5))];
    }),
  );
  const scoreOf = ({ text, title }: PassageRow, index: number): number => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(`${title} ${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const norm = K1 * (1 - B + (B * (lengths[index] ?? 0)) / Math.max(1, usual));
    return asked.reduce((sum, term) => {
      const count = counts.get(term) ?? 0;
      return sum + ((rarity.get(term) ?? 0) * count * (K1 + 1)) / (count + norm);
    }, 0);
  };
  return ordered(passages, scoreOf);
};

/** Orders passages by how close they are to a question's meaning; those that have nothing in common are left out. */
export const rankByMeaning = (question: readonly number[], passages: readonly PassageRow[]): readonly PassageRow[] =>
  ordered(passages, ({ embedding }) =>
    embedding === null ? 0 : Math.max(0, closeness(question, unpackVector(embedding.vector)) - LEAST_CLOSENESS),
  );

// Under this, texts are about different things to every model that is usual.
const LEAST_CLOSENESS = 0.15;

/** Makes one order of several: who is near the top in most of them comes first. */
export const fuse = (orders: readonly (readonly PassageRow[])[]): readonly PassageRow[] => {
  const scores = new Map<string, { readonly passage: PassageRow; readonly score: number }>();
  for (const order of orders)
    for (const [place, passage] of order.entries()) {
      const key = `${passage.knowledgeDocumentId}_${passage.index}`;
      scores.set(key, { passage, score: (scores.get(key)?.score ?? 0) + 1 / (FUSION + place) });
    }
  return [...scores.values()].toSorted((a, b) => b.score - a.score).map(({ passage }) => passage);
};

const ordered = (
  passages: readonly PassageRow[],
  scoreOf: (passage: PassageRow, index: number) => number,
): readonly PassageRow[] =>
  passages
    .map((passage, index) => ({ passage, score: scoreOf(passage, index) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ passage }) => passage);
