import { Id, KnowledgeDocumentResource, Slug } from '@partneros/domain';
import { z } from 'zod';

/** A part of the knowledge base that stands apart from the others. */
export const Namespace = Slug.prefault('live').describe('`staging` stands apart from `live`, for trying things out.');

/** A document in an answer. */
export const KnowledgeDocumentAnswer = z.object({ knowledgeDocument: KnowledgeDocumentResource });

export const KnowledgeDocumentParams = z.strictObject({ knowledgeDocumentId: Id });
