import { ContractResource, contract, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { contractsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Contract not found.');

export const getContractRoute = queryRoute({
  method: 'GET',
  path: '/api/contracts/:contractId',
  tag: 'Contracts',
  summary: 'One contract, now or as of any moment',
  access: 'agreements:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ contractId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ contract: ContractResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { contractId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, contract, organizationId, contractId, query.asOf);
      return then === undefined || isForeign(then.state, own)
        ? notFound
        : { body: { contract: resourceOf(organizationId, contractId, then) } };
    }
    await waitUntilAtLeast(deps.rows, contractsModel, query.atLeast);
    const row = await deps.rows.get(contractsModel, organizationId, contractId);
    return row === undefined || isForeign(row, own) ? notFound : { body: { contract: row }, version: row.version };
  },
});
