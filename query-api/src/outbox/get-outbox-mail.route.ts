import { Id } from '@partneros/domain';
import { checkRecorded, problem, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { OutboxMailSummary } from './outbox-mail.schema.ts';

export const getOutboxMailRoute = queryRoute({
  method: 'GET',
  path: '/api/outbox/:mailId',
  tag: 'Outbox',
  summary: 'One mail of the outbox folder, with its source (RFC 5322)',
  access: 'workflows:read',
  params: z.strictObject({ mailId: Id }),
  query: z.strictObject(readQuery),
  answers: { status: 200, body: z.object({ mail: OutboxMailSummary.extend({ source: z.string() }) }) },
  handle: async ({ caller, params, query }, { outbox, feed }) => {
    await checkRecorded(feed, query.atLeast);
    const mail = await outbox.read(caller.organizationId, params.mailId);
    return mail === undefined ? problem(404, 'not_found', 'Mail not found.') : { body: { mail } };
  },
});
