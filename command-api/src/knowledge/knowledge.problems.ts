import type { KnowledgeDocumentRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a document of the knowledge base is answered with. */
export const knowledgeProblems: Record<KnowledgeDocumentRejection, Problem> = {
  'knowledge-document-not-found': problem(404, 'not_found', 'Document not found.'),
  'knowledge-document-already-exists': problem(409, 'duplicate', 'A document with this id exists already.'),
  'knowledge-embedding-under-way': problem(409, 'duplicate', 'Its meaning is being taken already.'),
  'knowledge-document-empty': problem(422, 'field_required', 'The document has no text.'),
};
