import { DEAD_LETTER_SOURCES, DEAD_LETTER_STATUSES, DeadLetterResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { deadLettersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findEventDeadLettersRoute = queryRoute({
  method: 'GET',
  path: '/api/dead-letters/events',
  tag: 'Dead letters',
  summary: 'Events that a list or a reaction could not take, and what became of them',
  access: 'dead-letters:manage',
  query: z.strictObject({
    ...pageQuery({ sortable: ['parkedAt', 'name'], default: '-parkedAt' }),
    status: z.enum(DEAD_LETTER_STATUSES).optional(),
    source: z.enum(DEAD_LETTER_SOURCES).optional(),
    name: z.string().max(200).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ deadLetters: z.array(DeadLetterResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, deadLettersModel, atLeast);
    const query = { where, search, sort, limit, cursor };
    const found = await deps.rows.find(deadLettersModel, caller.organizationId, query);
    return { body: { deadLetters: found.rows, nextCursor: found.nextCursor } };
  },
});
