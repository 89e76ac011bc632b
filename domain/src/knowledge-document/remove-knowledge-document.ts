import type { KnowledgeDocumentEvent } from './knowledge-document.events.ts';
import type { KnowledgeDocument } from './knowledge-document.state.ts';

/** Takes a document out of the knowledge base: nothing rests on it any more. Quiet for one that is out. */
export interface RemoveKnowledgeDocument {
  readonly type: 'RemoveKnowledgeDocument';
  readonly data: { readonly knowledgeDocumentId: string };
}

export const removeKnowledgeDocument = (
  { data: { knowledgeDocumentId } }: RemoveKnowledgeDocument,
  { namespace, passages, isRemoved }: KnowledgeDocument,
): readonly KnowledgeDocumentEvent[] =>
  isRemoved
    ? []
    : [{ type: 'KnowledgeDocumentRemoved', data: { knowledgeDocumentId, namespace, passages: passages.length } }];
