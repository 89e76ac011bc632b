import type { AnyRoute } from '@partneros/infra/http';
import type { QueryDeps } from './http/query-deps.ts';
import { findPartnersRoute } from './partner/find-partners.route.ts';
import { getPartnerRoute } from './partner/get-partner.route.ts';

/** Every route of the query API. */
export const queryRoutes: readonly AnyRoute<QueryDeps>[] = [findPartnersRoute, getPartnerRoute];
