import { CertificationResource, certification, Id, resourceOf } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { certificationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Certification not found.');

export const getCertificationRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/certifications/:certificationId',
  tag: 'Enablement',
  summary: 'One certification, to a partner’s person a published one; now or as of any moment',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ certificationId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ certification: CertificationResource }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { certificationId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, certification, organizationId, certificationId, query.asOf);
      return then === undefined || (own !== undefined && !then.state.isPublished)
        ? notFound
        : { body: { certification: resourceOf(organizationId, certificationId, then) } };
    }
    await waitUntilAtLeast(deps.rows, certificationsModel, query.atLeast);
    const row = await deps.rows.get(certificationsModel, organizationId, certificationId);
    return row === undefined || (own !== undefined && !row.isPublished)
      ? notFound
      : { body: { certification: row }, version: row.version };
  },
});
