import { Id, resourceOf, SpecializationResource, specialization } from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { specializationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Specialization not found.');

export const getSpecializationRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/specializations/:specializationId',
  tag: 'Enablement',
  summary: 'One specialization, now or as of any moment',
  access: 'pickers:read',
  params: z.strictObject({ specializationId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ specialization: SpecializationResource }) },
  handle: async ({ caller: { organizationId }, params: { specializationId }, query }, deps) => {
    if (query.asOf !== undefined) {
      const then = await aggregateAsOf(deps, specialization, organizationId, specializationId, query.asOf);
      return then === undefined
        ? notFound
        : { body: { specialization: resourceOf(organizationId, specializationId, then) } };
    }
    await waitUntilAtLeast(deps.rows, specializationsModel, query.atLeast);
    const row = await deps.rows.get(specializationsModel, organizationId, specializationId);
    return row === undefined ? notFound : { body: { specialization: row }, version: row.version };
  },
});
