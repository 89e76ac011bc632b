import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';
import type { KnowledgeDocumentRejection } from './knowledge-document.rejections.ts';
import type { KnowledgeDocument } from './knowledge-document.state.ts';

/** Adds a document to the knowledge base, in passages, with what they mean where a model could tell. */
export interface AddKnowledgeDocument {
  readonly type: 'AddKnowledgeDocument';
  readonly data: DataOf<KnowledgeDocumentEvent, 'KnowledgeDocumentAdded'> & {
    readonly embedding: { readonly model: string; readonly vectors: readonly string[] } | undefined;
  };
}

export const addKnowledgeDocument = (
  { data: { embedding, ...added } }: AddKnowledgeDocument,
  document: KnowledgeDocument | undefined,
): Decision<KnowledgeDocumentEvent, KnowledgeDocumentRejection> => {
  if (document !== undefined) return reject('knowledge-document-already-exists');
  if (added.passages.length === 0) return reject('knowledge-document-empty');
  const { knowledgeDocumentId, namespace, passages } = added;
  const known: readonly KnowledgeDocumentEvent[] =
    embedding?.vectors.length === passages.length
      ? [
          {
            type: 'KnowledgeDocumentEmbedded',
            data: { knowledgeDocumentId, namespace, model: embedding.model, vectors: [...embedding.vectors] },
          },
        ]
      : [];
  return [{ type: 'KnowledgeDocumentAdded', data: added }, ...known];
};
