import { EventResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerHistoryModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['position'], default: '-position' });

export const findActivityRoute = queryRoute({
  method: 'GET',
  path: '/api/dashboards/activity',
  tag: 'Dashboards',
  summary: 'What happened around all partners, the latest first',
  access: 'partners:read',
  query: z.strictObject({ ...page, partnerId: Id.optional() }),
  answers: {
    status: 200,
    body: z.object({
      activities: z.array(EventResource.extend({ partnerId: Id })),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, partnerHistoryModel, atLeast);
    const { rows, nextCursor } = await deps.rows.find(partnerHistoryModel, caller.organizationId, {
      where,
      sort,
      limit,
      cursor,
    });
    return { body: { activities: rows.map(({ starts: _, ...activity }) => activity), nextCursor } };
  },
});
