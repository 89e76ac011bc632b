import { type Decider, reject } from '../kernel/decider.ts';
import { type AddKnowledgeDocument, addKnowledgeDocument } from './add-knowledge-document.ts';
import {
  type BeginEmbedding,
  beginEmbedding,
  type RecordEmbedding,
  recordEmbedding,
} from './embed-knowledge-document.ts';
import { type KnowledgeDocumentEvent, knowledgeDocumentEvents } from './knowledge-document.events.ts';
import type { KnowledgeDocumentRejection } from './knowledge-document.rejections.ts';
import { evolveKnowledgeDocument, type KnowledgeDocument } from './knowledge-document.state.ts';
import { knowledgeDocumentUpcasts } from './knowledge-document.upcasts.ts';
import { type RemoveKnowledgeDocument, removeKnowledgeDocument } from './remove-knowledge-document.ts';

export type KnowledgeDocumentCommand =
  | AddKnowledgeDocument
  | BeginEmbedding
  | RecordEmbedding
  | RemoveKnowledgeDocument;

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
    switch (command.type) {
      case 'BeginEmbedding':
        return beginEmbedding(command, document);
      case 'RecordEmbedding':
        return recordEmbedding(command, document);
      case 'RemoveKnowledgeDocument':
        return removeKnowledgeDocument(command, document);
    }
  },
};
