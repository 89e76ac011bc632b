import { knowledgeDocument } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { knowledgeDocumentsModel } from './knowledge-documents.model.ts';

export const knowledgeDocuments = resourceProjection(knowledgeDocument, knowledgeDocumentsModel);
