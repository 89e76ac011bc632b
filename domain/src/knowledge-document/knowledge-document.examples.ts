import type { DataOf } from '../kernel/decider.ts';
import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';

const document = { knowledgeDocumentId: 'document-1', namespace: 'live' };

/** A playbook of two passages. */
export const knowledgeDocumentAdded = (
  over: Partial<DataOf<KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'>> = {},
): KnowledgeDocumentEvent => ({
  type: 'KnowledgeDocumentAdded',
  data: {
    ...document,
    title: 'Playbook',
    mediaType: 'text/markdown',
    passages: ['# Integrators\n\nThey migrate core banking systems.', '# Resellers\n\nThey sell licences.'],
    pages: null,
    ...over,
  },
});

export const knowledgeDocumentEmbedded = (vectors = ['ff80', '80ff']): KnowledgeDocumentEvent => ({
  type: 'KnowledgeDocumentEmbedded',
  data: { ...document, model: 'embedder', vectors },
});

export const knowledgeEmbeddingBegun = (until = '2026-05-16T12:10:00.000Z'): KnowledgeDocumentEvent => ({
  type: 'KnowledgeEmbeddingBegun',
  data: { ...document, model: 'embedder', until },
});

export const knowledgeDocumentRemoved = (): KnowledgeDocumentEvent => ({
  type: 'KnowledgeDocumentRemoved',
  data: { ...document, passages: 2 },
});
