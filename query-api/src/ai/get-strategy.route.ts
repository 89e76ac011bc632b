import { load, resourceOf, STRATEGY_ID, StrategyResource, strategy } from '@partneros/domain';
import { checkRecorded, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

export const getStrategyRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/strategy',
  tag: 'AI',
  summary: 'The organization’s strategy as last generated, now or as of any moment',
  access: 'ai:read',
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ strategy: StrategyResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const found =
      asOf === undefined
        ? await load(deps, strategy, organizationId, STRATEGY_ID)
        : await aggregateAsOf(deps, strategy, organizationId, STRATEGY_ID, asOf);
    if (found === undefined)
      return problem(404, 'not_found', 'Nothing was generated yet; POST /api/ai/icp is the first step.');
    return {
      body: { strategy: resourceOf(organizationId, STRATEGY_ID, found) },
      ...(asOf === undefined && { version: found.version }),
    };
  },
});
