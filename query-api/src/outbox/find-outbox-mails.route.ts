import { checkRecorded, pageQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { OutboxMailSummary } from './outbox-mail.schema.ts';

const { search: _search, sort: _sort, ...page } = pageQuery({ sortable: ['at'], default: '-at' });

export const findOutboxMailsRoute = queryRoute({
  method: 'GET',
  path: '/api/outbox',
  tag: 'Outbox',
  summary: 'Mails written to the outbox folder, newest first; none where mail goes to an SMTP server',
  access: 'workflows:read',
  query: z.strictObject(page),
  answers: { status: 200, body: z.object({ mails: z.array(OutboxMailSummary), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, atLeast } }, { outbox, feed }) => {
    await checkRecorded(feed, atLeast);
    // One more than asked for tells whether there is a next page.
    const mails = await outbox.list(caller.organizationId, limit + 1, cursor);
    const shown = mails.slice(0, limit);
    return { body: { mails: shown, nextCursor: mails.length > limit ? (shown.at(-1)?.id ?? null) : null } };
  },
});
