import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { certificationCoverageModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['title', 'partners', 'contacts'], default: 'title' });

export const certificationCoverageRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/certification-coverage',
  tag: 'Dashboards',
  summary: 'How many partners and contacts hold which certification',
  access: 'partners:read',
  query: z.strictObject(page),
  answers: {
    status: 200,
    body: z.object({
      certifications: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          isPublished: z.boolean(),
          partners: z.int().describe('Partners with at least one contact who ever completed it.'),
          contacts: z.int().describe('Contacts who ever completed it.'),
          lastCompletedAt: z.string().nullable(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast } }, { rows }) => {
    await waitUntilAtLeast(rows, certificationCoverageModel, atLeast);
    const found = await rows.find(certificationCoverageModel, caller.organizationId, { sort, limit, cursor });
    return { body: { certifications: found.rows, nextCursor: found.nextCursor } };
  },
});
