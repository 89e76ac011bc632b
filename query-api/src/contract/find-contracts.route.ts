import { CONTRACT_STATUSES, ContractResource, Id } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { contractsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findContractsRoute = queryRoute({
  method: 'GET',
  path: '/api/contracts',
  tag: 'Contracts',
  summary: 'Contracts: search, filter, sort by renewal date, page by page',
  access: 'agreements:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['renewalDate', 'name', 'createdAt', 'updatedAt'], default: 'renewalDate' }),
    status: z.enum(CONTRACT_STATUSES).optional(),
    partnerId: Id.optional(),
    agreementId: Id.optional(),
  }),
  answers: { status: 200, body: z.object({ contracts: z.array(ContractResource), nextCursor: z.string().nullable() }) },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, deps) => {
    await waitUntilAtLeast(deps.rows, contractsModel, atLeast);
    const found = await deps.rows.find(contractsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { contracts: found.rows, nextCursor: found.nextCursor } };
  },
});
