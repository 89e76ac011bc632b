import {
  accountClaim,
  conflictOf,
  conflictSeenBy,
  DealRegistrationResource,
  dealRegistration,
  Id,
  resourceOf,
} from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { type DealRegistrationRow, dealRegistrationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { isForeign } from '../http/partner-filter.ts';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Deal registration not found.');

export const getDealRegistrationRoute = queryRoute({
  method: 'GET',
  path: '/api/deal-registrations/:dealRegistrationId',
  tag: 'Deal registrations',
  summary: 'One deal registration, now or as of any moment',
  access: 'deals:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ dealRegistrationId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ dealRegistration: DealRegistrationResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { dealRegistrationId: id }, query }, deps) => {
    const shown = (row: DealRegistrationRow) => ({
      dealRegistration: { ...row, conflict: conflictSeenBy(own, row.conflict) },
    });
    if (query.asOf !== undefined) {
      const then = await registrationAsOf(deps, organizationId, id, query.asOf);
      return then === undefined || isForeign(then, own) ? notFound : { body: shown(then) };
    }
    await waitUntilAtLeast(deps.rows, dealRegistrationsModel, query.atLeast);
    const row = await deps.rows.get(dealRegistrationsModel, organizationId, id);
    return row === undefined || isForeign(row, own) ? notFound : { body: shown(row), version: row.version };
  },
});

/** The registration and who held its account, both as they were then. */
const registrationAsOf = async (
  deps: QueryDeps,
  organizationId: string,
  id: string,
  asOf: string,
): Promise<DealRegistrationRow | undefined> => {
  const then = await aggregateAsOf(deps, dealRegistration, organizationId, id, asOf);
  if (then === undefined) return undefined;
  const claim = await aggregateAsOf(deps, accountClaim, organizationId, then.state.accountClaimId, asOf);
  return { ...resourceOf(organizationId, id, then), conflict: conflictOf(claim?.state, id) };
};
