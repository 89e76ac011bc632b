import type { AiDeps } from '../ai/ai-deps.ts';
import type { Cause } from '../kernel/metadata.ts';
import type { RowStore } from '../ports/row-store.ts';
import { embedTexts } from './embed-texts.ts';
import { type PassageRow, passagesModel } from './passages.model.ts';
import { fuse, rankByMeaning, rankByWords } from './rank-passages.ts';
import { termsOf } from './terms-of.ts';

/** A question to the knowledge base. */
export interface Retrieval {
  readonly organizationId: string;
  readonly namespace: string;
  readonly question: string;
  readonly cause: Cause;
  readonly signal: AbortSignal;
  /** Default 8. */
  readonly limit?: number;
}

const LIMIT = 8;
const MOST_TERMS = 60;
// Passages of that many that share a word with the question are ranked; a larger knowledge base is asked more precisely.
const MOST_BY_WORDS = 500;
const MOST_BY_MEANING = 2_000;

/**
 * The passages that say most about a question, the best first: by its words, and where meanings can be compared, by its
 * meaning as well. None when nothing is about it.
 */
export const retrieve = async (
  deps: AiDeps & { readonly rows: Pick<RowStore, 'find'> },
  { organizationId, namespace, question, cause, signal, limit = LIMIT }: Retrieval,
): Promise<readonly PassageRow[]> => {
  const terms = termsOf(question).slice(0, MOST_TERMS);
  const find = async (where: Readonly<Record<string, string | { readonly in: readonly string[] }>>, most: number) =>
    (await deps.rows.find(passagesModel, organizationId, { where: { namespace, ...where }, limit: most })).rows;

  const sharing = terms.length === 0 ? [] : await find({ terms: { in: terms } }, MOST_BY_WORDS);
  const byWords = rankByWords(question, sharing);
  const embedder = deps.model?.embedder?.name;
  const meant = embedder === undefined ? [] : await find({ embeddedBy: embedder }, MOST_BY_MEANING);
  if (meant.length === 0) return byWords.slice(0, limit);

  const embedded = await embedTexts(deps, organizationId, cause, [question], signal);
  const [vector] = embedded?.vectors ?? [];
  const byMeaning = vector === undefined ? [] : rankByMeaning(vector, meant);
  return fuse([byWords, byMeaning]).slice(0, limit);
};
