import { z } from 'zod';
import { fenced } from '../ai/fenced.ts';
import type { PassageRow } from '../knowledge/passages.model.ts';
import type { KnowledgeSource } from '../strategy/partner-type-result.ts';

/** Marks of the passages that something rests on, as a model names them. */
export const SourceMarks = z
  .array(z.string().max(20))
  .max(12)
  .describe('Marks of the passages it rests on, such as "S1".');

/** Passages for a prompt, each under its mark. */
export const passagesForPrompt = (passages: readonly PassageRow[]): string =>
  passages.length === 0
    ? 'The knowledge base says nothing about this.'
    : passages
        .map(({ title, page, text }, index) =>
          fenced(`S${index + 1}`, `${title}${page === null ? '' : `, page ${page}`}\n${text}`),
        )
        .join('\n');

/** The documents behind marks, each once with the pages that were marked. A mark that was not given to the model leads nowhere. */
export const sourcesOf = (marks: readonly string[], passages: readonly PassageRow[]): readonly KnowledgeSource[] => {
  const marked = new Map(passages.map((passage, index) => [`S${index + 1}`, passage]));
  const documents = new Map<string, KnowledgeSource>();
  for (const mark of marks) {
    const passage = marked.get(mark.trim().toUpperCase());
    if (passage === undefined) continue;
    const { knowledgeDocumentId: documentId, title, page } = passage;
    const pages = new Set(documents.get(documentId)?.pages);
    if (page !== null) pages.add(page);
    documents.set(documentId, { documentId, title, pages: [...pages].toSorted((a, b) => a - b) });
  }
  return [...documents.values()];
};
