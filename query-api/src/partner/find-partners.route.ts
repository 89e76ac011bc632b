import { Id, PARTNER_TYPES, PartnerResource, seenByPartner } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { partnersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findPartnersRoute = queryRoute({
  method: 'GET',
  path: '/api/partners',
  tag: 'Partners',
  summary: 'Partners: search, filter, sort, page by page',
  access: 'partners:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['name', 'createdAt', 'updatedAt', 'stage', 'tier'], default: 'name' }),
    stage: z.string().max(60).optional(),
    tier: z.string().max(60).optional(),
    type: z.enum(PARTNER_TYPES).optional(),
    region: z.string().max(100).optional(),
    tag: z.string().max(100).optional(),
    managerId: Id.optional(),
    status: z.enum(['active', 'archived']).optional(),
  }),
  answers: { status: 200, body: z.object({ partners: z.array(PartnerResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, partnersModel, atLeast);
    const own = caller.partnerId === undefined ? {} : { id: caller.partnerId };
    const found = await deps.rows.find(partnersModel, caller.organizationId, {
      where: { ...where, ...own },
      search,
      sort,
      limit,
      cursor,
    });
    return {
      body: { partners: found.rows.map((row) => seenByPartner(caller.partnerId, row)), nextCursor: found.nextCursor },
    };
  },
});
