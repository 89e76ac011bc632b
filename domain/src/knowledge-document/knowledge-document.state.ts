import { type DataOf, evolution } from '../kernel/decider.ts';
import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';

/** A document that answers are grounded in. */
export interface KnowledgeDocument {
  /** `staging` stands apart from `live`. */
  readonly namespace: string;
  readonly title: string;
  readonly mediaType: DataOf<KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'>['mediaType'];
  readonly passages: readonly string[];
  /** On which page each passage stands; `null`: there are none. */
  readonly pages: readonly number[] | null;
  /** What its meaning was taken by; `null`: it is found by its words alone. */
  readonly embeddedBy: string | null;
  /** Its meaning is being taken, and until then nobody else does; `null`: nobody does. */
  readonly embeddingUntil: string | null;
  readonly isRemoved: boolean;
}

export const evolveKnowledgeDocument = evolution<KnowledgeDocument, KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'>(
  {
    KnowledgeDocumentAdded: ({ namespace, title, mediaType, passages, pages }) => ({
      namespace,
      title,
      mediaType,
      passages,
      pages,
      embeddedBy: null,
      embeddingUntil: null,
      isRemoved: false,
    }),
  },
  {
    KnowledgeEmbeddingBegun: (document, { until }) => ({ ...document, embeddingUntil: until }),
    KnowledgeDocumentEmbedded: (document, { model }) => ({ ...document, embeddedBy: model, embeddingUntil: null }),
    KnowledgeDocumentRemoved: (document) => ({ ...document, isRemoved: true }),
  },
);
