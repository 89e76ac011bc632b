import { AGREEMENT_STATUSES, AgreementResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { agreementsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findAgreementsRoute = queryRoute({
  method: 'GET',
  path: '/api/agreements',
  tag: 'Agreements',
  summary: 'Agreements: search, filter, sort, page by page',
  access: 'agreements:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['sentAt', 'title', 'fullySignedAt', 'updatedAt'], default: '-sentAt' }),
    status: z.enum(AGREEMENT_STATUSES).optional(),
    partnerId: Id.optional(),
    templateId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ agreements: z.array(AgreementResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, agreementsModel, atLeast);
    const found = await deps.rows.find(agreementsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { agreements: found.rows, nextCursor: found.nextCursor } };
  },
});
