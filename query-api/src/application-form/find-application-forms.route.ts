import { APPLICATION_FORM_STATUSES, ApplicationFormResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { applicationFormsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findApplicationFormsRoute = queryRoute({
  method: 'GET',
  path: '/api/application-forms',
  tag: 'Applications',
  summary: 'Application forms: search by name and slug, filter, sort, page by page',
  access: 'partners:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'createdAt', 'updatedAt'], default: 'name' }),
    status: z.enum(APPLICATION_FORM_STATUSES).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ applicationForms: z.array(ApplicationFormResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, applicationFormsModel, atLeast);
    const page = { where, search, sort, limit, cursor };
    const { rows, nextCursor } = await deps.rows.find(applicationFormsModel, caller.organizationId, page);
    return { body: { applicationForms: rows, nextCursor } };
  },
});
