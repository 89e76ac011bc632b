import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

// What an organization knows about its market and its programme.
const text = notPersonal(z.string());
const document = { knowledgeDocumentId: Id, namespace: text };

/** What a document came as. */
export const KNOWLEDGE_MEDIA_TYPES = ['text/plain', 'text/markdown', 'application/pdf'] as const;

/** The stored format of a document of the knowledge base: never edited, only lifted by upcasts. */
export const knowledgeDocumentEvents = {
  KnowledgeDocumentAdded: z.strictObject({
    ...document,
    title: text,
    mediaType: z.enum(KNOWLEDGE_MEDIA_TYPES),
    passages: z.array(text),
    /** On which page each passage stands; `null`: the document has none. */
    pages: z.array(z.int().min(1)).nullable(),
  }),
  /** Its meaning is being taken by this model; who else wants to waits until then. */
  KnowledgeEmbeddingBegun: z.strictObject({ ...document, model: text, until: Instant }),
  /** One vector for each passage, as `packVector` writes it. */
  KnowledgeDocumentEmbedded: z.strictObject({ ...document, model: text, vectors: z.array(text) }),
  KnowledgeDocumentRemoved: z.strictObject({ ...document, passages: z.int().min(0) }),
};

export type KnowledgeDocumentEvent = EventOf<typeof knowledgeDocumentEvents>;
