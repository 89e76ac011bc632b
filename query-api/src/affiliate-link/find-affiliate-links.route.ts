import { AFFILIATE_LINK_STATUSES, AffiliateLinkResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { affiliateLinksModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const LinkWithLeads = AffiliateLinkResource.extend({ leadCount: z.int(), lastLeadAt: z.string().nullable() });

export const findAffiliateLinksRoute = queryRoute({
  method: 'GET',
  path: '/api/affiliate-links',
  tag: 'Applications',
  summary: 'Affiliate links with the applications that came by each: search, filter, sort, page by page',
  access: 'partners:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'leadCount', 'createdAt'], default: '-createdAt' }),
    status: z.enum(AFFILIATE_LINK_STATUSES).optional(),
    applicationFormId: Id.optional(),
    partnerId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ affiliateLinks: z.array(LinkWithLeads), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, affiliateLinksModel, atLeast);
    const own = { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) };
    const page = { where: own, search, sort, limit, cursor };
    const { rows, nextCursor } = await deps.rows.find(affiliateLinksModel, caller.organizationId, page);
    return { body: { affiliateLinks: rows, nextCursor } };
  },
});
