import type { KnowledgeDocument, ReadModel, Resource } from '@partneros/domain';

/** A document of the knowledge base as lists and details show it. */
export type KnowledgeDocumentRow = Resource<KnowledgeDocument>;

/** What does the knowledge base hold? One row per document, under its id. */
export const knowledgeDocumentsModel: ReadModel<KnowledgeDocumentRow> = {
  name: 'knowledge-documents',
  version: 3,
  fields: {
    namespace: { kind: 'exact', of: (row) => row.namespace },
    isRemoved: { kind: 'exact', of: (row) => row.isRemoved },
    title: { kind: 'text', of: (row) => row.title },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title],
};
