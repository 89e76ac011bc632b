import { addMillis, DAY, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { upcomingModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { mergeUpcoming } from './merge-upcoming.ts';
import { UPCOMING_KINDS, UpcomingItem } from './upcoming-item.ts';
import { upcomingSources } from './upcoming-sources.ts';

const { sort: _one, search: _none, ...page } = pageQuery({ sortable: ['dueAt'], default: 'dueAt' });

export const findUpcomingRoute = queryRoute({
  method: 'GET',
  path: '/api/upcoming',
  tag: 'Workflow runs',
  summary: 'What will happen by itself in the next days: delays, expiries, renewals, inactivity; soonest first',
  access: 'workflows:read',
  query: z.strictObject({
    ...page,
    days: z.coerce.number().int().min(1).max(366).default(30),
    kind: z.enum(UPCOMING_KINDS).optional(),
    partnerId: Id.optional(),
    workflowId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ upcoming: z.array(UpcomingItem), nextCursor: z.string().nullable() }) },
  handle: async ({ caller: { organizationId }, query: { limit, cursor, atLeast, days, ...filters } }, deps) => {
    await waitUntilAtLeast(deps.rows, upcomingModel, atLeast);
    const from = deps.clock.now();
    const sources = await upcomingSources(deps, organizationId, filters);
    const found = await mergeUpcoming(deps, organizationId, sources, {
      from,
      to: addMillis(from, days * DAY),
      limit,
      cursor,
    });
    return { body: { upcoming: found.items, nextCursor: found.nextCursor } };
  },
});
