import { load, ProgramResource, program, resourceOf } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getProgramRoute = queryRoute({
  method: 'GET',
  path: '/api/program',
  tag: 'Program',
  summary: 'Segments, tracks and tiers, now or as of any moment',
  access: 'program:read',
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ program: ProgramResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, program, organizationId, organizationId)
        : await aggregateAsOf(deps, program, organizationId, organizationId, asOf);
    if (found === undefined) return problem(404, 'not_found', 'No programme has been defined yet; add a track first.');
    return {
      body: { program: resourceOf(organizationId, organizationId, found) },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
