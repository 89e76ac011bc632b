import { type Decider, reject } from '../kernel/decider.ts';
import { type AddKnowledgeDocument, addKnowledgeDocument } from './add-knowledge-document.ts';
import { type KnowledgeDocumentEvent, knowledgeDocumentEvents } from './knowledge-document.events.ts';
import type { KnowledgeDocumentRejection } from './knowledge-document.rejections.ts';
import { evolveKnowledgeDocument, type KnowledgeDocument } from './knowledge-document.state.ts';
import { knowledgeDocumentUpcasts } from './knowledge-document.upcasts.ts';
import { type RemoveKnowledgeDocument, removeKnowledgeDocument } from './remove-knowledge-document.ts';

export type KnowledgeDocumentCommand = AddKnowledgeDocument | RemoveKnowledgeDocument;

export const knowledgeDocument: Decider<
  KnowledgeDocument,
  KnowledgeDocumentCommand,
  KnowledgeDocumentEvent,
  KnowledgeDocumentRejection
> = {
  category: 'knowledgeDocument',
  events: knowledgeDocumentEvents,
  upcasts: knowledgeDocumentUpcasts,
  evolve: evolveKnowledgeDocument,
  decide: (command, document) => {
    if (command.type === 'AddKnowledgeDocument') return addKnowledgeDocument(command, document);
    if (document === undefined) return reject('knowledge-document-not-found');
    return removeKnowledgeDocument(command, document);
  },
};
