import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { mdfBudgetsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const minor = z.int().describe('In minor units of the currency.');

export const findMdfBudgetsRoute = queryRoute({
  method: 'GET',
  path: '/api/mdf-budgets',
  tag: 'MDF',
  summary: 'What is left of market development funds, by year and currency',
  access: 'mdf:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['year'], default: '-year' }),
    year: z.coerce.number().int().optional(),
    currency: z.string().length(3).optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      mdfBudgets: z.array(
        z.object({
          id: z.string(),
          year: z.int(),
          currency: z.string(),
          budget: minor.nullable().describe('`null` while nobody has set the funds of the year aside.'),
          requested: minor.describe('Asked for and not decided.'),
          committed: minor.describe('Approved and not paid.'),
          paid: minor,
          left: minor.nullable().describe('Budget less committed and paid: negative when more was promised.'),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, mdfBudgetsModel, atLeast);
    const found = await rows.find(mdfBudgetsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return {
      body: {
        mdfBudgets: found.rows.map((row) => ({
          ...row,
          left: row.budget === null ? null : row.budget - row.committed - row.paid,
        })),
        nextCursor: found.nextCursor,
      },
    };
  },
});
