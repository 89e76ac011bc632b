import { Id, KnowledgeDocumentResource, knowledgeDocument, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { knowledgeDocumentsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Document not found.');

export const getKnowledgeDocumentRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/knowledge/:knowledgeDocumentId',
  tag: 'Knowledge',
  summary: 'One document of the knowledge base with its passages, now or as of any moment',
  access: 'ai:read',
  params: z.strictObject({ knowledgeDocumentId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ knowledgeDocument: KnowledgeDocumentResource }) },
  handle: async ({ caller: { organizationId }, params: { knowledgeDocumentId }, query: { atLeast, asOf } }, deps) => {
    if (asOf !== undefined) {
      const then = await aggregateAsOf(deps, knowledgeDocument, organizationId, knowledgeDocumentId, asOf);
      return then === undefined
        ? notFound
        : { body: { knowledgeDocument: resourceOf(organizationId, knowledgeDocumentId, then) } };
    }
    await waitUntilAtLeast(deps.rows, knowledgeDocumentsModel, atLeast);
    const row = await deps.rows.get(knowledgeDocumentsModel, organizationId, knowledgeDocumentId);
    return row === undefined ? notFound : { body: { knowledgeDocument: row }, version: row.version };
  },
});
