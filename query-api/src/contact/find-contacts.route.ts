import { ContactResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { contactsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findContactsRoute = queryRoute({
  method: 'GET',
  path: '/api/contacts',
  tag: 'Contacts',
  summary: 'People at partners: search, sort, page by page',
  access: 'partners:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'lastName', 'createdAt'], default: 'name' }),
    partnerId: Id.optional(),
    email: z.string().trim().toLowerCase().max(254).optional(),
  }),
  answers: { status: 200, body: z.object({ contacts: z.array(ContactResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, partnerId, email } }, deps) => {
    const own = caller.partnerId;
    if (own !== undefined && partnerId !== undefined && partnerId !== own)
      return { body: { contacts: [], nextCursor: null } };
    await waitUntilAtLeast(deps.rows, contactsModel, atLeast);
    const where = { partnerId: own ?? partnerId, email };
    const found = await deps.rows.find(contactsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return { body: { contacts: found.rows, nextCursor: found.nextCursor } };
  },
});
