import { type DataOf, evolution } from '../kernel/decider.ts';
import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';

/** A document that answers are grounded in. */
export interface KnowledgeDocument {
  /** `staging` stands apart from `live`. */
  readonly namespace: string;
  readonly title: string;
  readonly mediaType: DataOf<KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'>['mediaType'];
  readonly passages: readonly string[];
  /** What its meaning was taken by; `null`: it is found by its words alone. */
  readonly embeddedBy: string | null;
  readonly isRemoved: boolean;
}

export const evolveKnowledgeDocument = evolution<KnowledgeDocument, KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'>(
  {
    KnowledgeDocumentAdded: ({ namespace, title, mediaType, passages }) => ({
      namespace,
      title,
      mediaType,
      passages,
      embeddedBy: null,
      isRemoved: false,
    }),
  },
  {
    KnowledgeDocumentEmbedded: (document, { model }) => ({ ...document, embeddedBy: model }),
    KnowledgeDocumentRemoved: (document) => ({ ...document, isRemoved: true }),
  },
);
