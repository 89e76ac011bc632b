import { type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';
import type { KnowledgeDocumentRejection } from './knowledge-document.rejections.ts';
import type { KnowledgeDocument } from './knowledge-document.state.ts';

/** Takes a document in hand before it is paid for what it means. Quiet when nothing is to be done. */
export interface BeginEmbedding {
  readonly type: 'BeginEmbedding';
  readonly data: {
    readonly knowledgeDocumentId: string;
    readonly model: string;
    readonly at: Timestamp;
    /** When somebody else may, should nothing have come of it. */
    readonly until: Timestamp;
  };
}

export const beginEmbedding = (
  { data: { knowledgeDocumentId, model, at, until } }: BeginEmbedding,
  { namespace, embeddedBy, embeddingUntil, isRemoved }: KnowledgeDocument,
): Decision<KnowledgeDocumentEvent, KnowledgeDocumentRejection> => {
  if (isRemoved || embeddedBy === model) return [];
  if (embeddingUntil !== null && embeddingUntil > at) return reject('knowledge-embedding-under-way');
  return [{ type: 'KnowledgeEmbeddingBegun', data: { knowledgeDocumentId, namespace, model, until } }];
};

/** Keeps what the passages of a document mean to a model. Quiet for one that is out, or has that already. */
export interface RecordEmbedding {
  readonly type: 'RecordEmbedding';
  readonly data: { readonly knowledgeDocumentId: string; readonly model: string; readonly vectors: readonly string[] };
}

export const recordEmbedding = (
  { data: { knowledgeDocumentId, model, vectors } }: RecordEmbedding,
  { namespace, embeddedBy, passages, isRemoved }: KnowledgeDocument,
): readonly KnowledgeDocumentEvent[] =>
  isRemoved || embeddedBy === model || vectors.length !== passages.length
    ? []
    : [{ type: 'KnowledgeDocumentEmbedded', data: { knowledgeDocumentId, namespace, model, vectors: [...vectors] } }];
