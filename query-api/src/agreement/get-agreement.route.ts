import { AgreementResource, agreement, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { agreementsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Agreement not found.');

export const getAgreementRoute = queryRoute({
  method: 'GET',
  path: '/api/agreements/:agreementId',
  tag: 'Agreements',
  summary: 'One agreement and who has signed, now or as of any moment',
  access: 'agreements:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ agreementId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ agreement: AgreementResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { agreementId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, agreement, organizationId, agreementId, query.asOf);
      return then === undefined || isForeign(then.state, own)
        ? notFound
        : { body: { agreement: resourceOf(organizationId, agreementId, then) } };
    }
    await waitUntilAtLeast(deps.rows, agreementsModel, query.atLeast);
    const row = await deps.rows.get(agreementsModel, organizationId, agreementId);
    return row === undefined || isForeign(row, own) ? notFound : { body: { agreement: row }, version: row.version };
  },
});
