import { ContactResource, Id } from '@partneros/domain';
import { pageQuery, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { contactsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const page = pageQuery({ sortable: ['name', 'lastName', 'createdAt'], default: 'name' });

const notFound = problem(404, 'not_found', 'Partner not found.');

export const findPartnerContactsRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/contacts',
  tag: 'Contacts',
  summary: 'The people at one partner: search, sort, page by page',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(page),
  answers: { status: 200, body: z.object({ contacts: z.array(ContactResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, params: { partnerId }, query: { limit, cursor, sort, search, atLeast } }, deps) => {
    if (caller.partnerId !== undefined && caller.partnerId !== partnerId) return notFound;
    await waitUntilAtLeast(deps.rows, contactsModel, atLeast);
    const found = await deps.rows.find(contactsModel, caller.organizationId, {
      where: { partnerId },
      search,
      sort,
      limit,
      cursor,
    });
    // A partner always has its primary contact.
    if (found.rows.length === 0 && cursor === undefined && !search) return notFound;
    return { body: { contacts: found.rows, nextCursor: found.nextCursor } };
  },
});
