import { APPLICATION_STATUSES, ApplicationResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { applicationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findApplicationsRoute = queryRoute({
  method: 'GET',
  path: '/api/applications',
  tag: 'Applications',
  summary: 'Applications: search in the answers, filter, sort, page by page',
  access: 'partners:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['submittedAt', 'companyName', 'updatedAt'], default: '-submittedAt' }),
    status: z.enum(APPLICATION_STATUSES).optional(),
    applicationFormId: Id.optional(),
    affiliateLinkId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ applications: z.array(ApplicationResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, applicationsModel, atLeast);
    const page = { where, search, sort, limit, cursor };
    const { rows, nextCursor } = await deps.rows.find(applicationsModel, caller.organizationId, page);
    return { body: { applications: rows, nextCursor } };
  },
});
