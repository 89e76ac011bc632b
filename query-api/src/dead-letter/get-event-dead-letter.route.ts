import { DeadLetterResource, deadLetter, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { deadLettersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Dead letter not found.');

export const getEventDeadLetterRoute = queryRoute({
  method: 'GET',
  path: '/api/dead-letters/events/:deadLetterId',
  tag: 'Dead letters',
  summary: 'One dead letter, now or as of any moment',
  access: 'dead-letters:manage',
  params: z.strictObject({ deadLetterId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ deadLetter: DeadLetterResource }) },
  handle: async ({ caller: { organizationId }, params: { deadLetterId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, deadLetter, organizationId, deadLetterId, query.asOf);
      return then === undefined ? notFound : { body: { deadLetter: resourceOf(organizationId, deadLetterId, then) } };
    }
    await waitUntilAtLeast(deps.rows, deadLettersModel, query.atLeast);
    const row = await deps.rows.get(deadLettersModel, organizationId, deadLetterId);
    return row === undefined ? notFound : { body: { deadLetter: row }, version: row.version };
  },
});
