import { readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { OutboxMailSummary } from './outbox-mail.schema.ts';

export const findOutboxMailsRoute = queryRoute({
  method: 'GET',
  path: '/api/outbox',
  tag: 'Outbox',
  summary: 'Mails written to the outbox folder, newest first; none where mail goes to an SMTP server',
  access: 'workflows:read',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25), ...readQuery }),
  answers: { status: 200, body: z.object({ mails: z.array(OutboxMailSummary) }) },
  handle: async ({ caller, query: { limit } }, { outbox }) => ({
    body: { mails: await outbox.list(caller.organizationId, limit) },
  }),
});
