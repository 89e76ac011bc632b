import { AffiliateLinkResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { affiliateLinksModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const LinkWithLeads = AffiliateLinkResource.extend({ leadCount: z.int(), lastLeadAt: z.string().nullable() });

export const findAffiliateLinksRoute = queryRoute({
  method: 'GET',
  path: '/api/affiliate-links',
  tag: 'Applications',
  summary: 'Affiliate links with the applications that came by each: search, filter, sort, page by page',
  access: 'partners:read',
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'leadCount', 'createdAt'], default: '-createdAt' }),
    applicationFormId: Id.optional(),
    partnerId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ affiliateLinks: z.array(LinkWithLeads), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, affiliateLinksModel, atLeast);
    const page = { where, search, sort, limit, cursor };
    const { rows, nextCursor } = await deps.rows.find(affiliateLinksModel, caller.organizationId, page);
    return { body: { affiliateLinks: rows, nextCursor } };
  },
});
