import { EventResource, Id } from '@partneros/domain';
import { pageQuery, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerHistoryModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const { search: _search, ...page } = pageQuery({ sortable: ['position'], default: 'position' });

export const getPartnerHistoryRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/history',
  tag: 'Partners',
  summary: 'Everything that happened around a partner: who did what, when, and because of what',
  access: 'partners:read',
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(page),
  answers: { status: 200, body: z.object({ events: z.array(EventResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, params: { partnerId }, query: { limit, cursor, sort, atLeast } }, deps) => {
    await waitUntilAtLeast(deps.rows, partnerHistoryModel, atLeast);
    const found = await deps.rows.find(partnerHistoryModel, caller.organizationId, {
      where: { partnerId },
      sort,
      limit,
      cursor,
    });
    // Whatever exists was created by an event.
    if (found.rows.length === 0 && cursor === undefined) return problem(404, 'not_found', 'Partner not found.');
    return {
      body: {
        events: found.rows.map(({ partnerId: _, starts: _starts, ...event }) => event),
        nextCursor: found.nextCursor,
      },
    };
  },
});
