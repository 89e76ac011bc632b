/** Why a command on a document of the knowledge base is refused. */
export type KnowledgeDocumentRejection =
  | 'knowledge-document-not-found'
  | 'knowledge-document-already-exists'
  | 'knowledge-document-empty'
  | 'knowledge-embedding-under-way';
