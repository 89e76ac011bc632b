import { Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { deliveriesModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const Delivery = z.object({
  id: Id,
  kind: z.enum(['email', 'slack', 'webhook']),
  workflowId: Id,
  runId: Id,
  stepId: Id,
  key: z.string(),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  status: z.enum(['sending', 'retrying', 'sent', 'failed']),
  attempts: z.int(),
  error: z.string().nullable(),
  at: z.string(),
});

export const findDeliveriesRoute = queryRoute({
  method: 'GET',
  path: '/api/deliveries',
  tag: 'Workflow runs',
  summary: 'What workflows sent: mails, Slack messages, webhooks',
  access: 'workflows:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['at'], default: '-at' }),
    kind: z.enum(['email', 'slack', 'webhook']).optional(),
    status: z.enum(['sending', 'retrying', 'sent', 'failed']).optional(),
    runId: Id.optional(),
    workflowId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ deliveries: z.array(Delivery), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, deliveriesModel, atLeast);
    const page = { where, search, sort, limit, cursor };
    const found = await rows.find(deliveriesModel, caller.organizationId, page);
    return { body: { deliveries: found.rows, nextCursor: found.nextCursor } };
  },
});
