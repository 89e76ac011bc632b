import type { Upcasts } from '../kernel/upcast.ts';

/** What was added before a document could have pages has none. */
export const knowledgeDocumentUpcasts: Upcasts = {
  KnowledgeDocumentAdded: [(data) => ({ ...data, pages: null })],
};
