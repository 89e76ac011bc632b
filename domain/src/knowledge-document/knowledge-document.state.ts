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
      isRemoved: false,
    }),
  },
  {
    KnowledgeDocumentEmbedded: (document, { model }) => ({ ...document, embeddedBy: model }),
    KnowledgeDocumentRemoved: (document) => ({ ...document, isRemoved: true }),
  },
);
