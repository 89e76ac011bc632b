import { KnowledgeDocumentResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { knowledgeDocumentsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findKnowledgeDocumentsRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/knowledge',
  tag: 'Knowledge',
  summary: 'The documents of the knowledge base, without their passages',
  access: 'ai:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: '-createdAt' }),
    namespace: z.string().max(64).optional(),
    isRemoved: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      knowledgeDocuments: z.array(KnowledgeDocumentResource.omit({ passages: true })),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, knowledgeDocumentsModel, atLeast);
    const asked = { where, search, sort, limit, cursor };
    const found = await rows.find(knowledgeDocumentsModel, caller.organizationId, asked);
    return {
      body: {
        knowledgeDocuments: found.rows.map(({ passages: _, ...document }) => document),
        nextCursor: found.nextCursor,
      },
    };
  },
});
