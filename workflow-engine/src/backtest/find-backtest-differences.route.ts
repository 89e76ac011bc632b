import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { resultList } from './backtest.ts';
import { BacktestParams, findBacktest, notFound, resultsQuery } from './find-backtest.ts';
import { readPagedResults } from './paged-results.ts';
import { Difference } from './run-trace.ts';

export const findBacktestDifferencesRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/backtests/:backtestId/differences',
  tag: 'Simulations',
  summary: 'For whom two versions would have done different things, and the first decision at which they part',
  access: 'workflows:backtest',
  params: BacktestParams,
  query: z.strictObject(resultsQuery),
  answers: { status: 200, body: z.object({ differences: z.array(Difference), nextCursor: z.string().nullable() }) },
  handle: async ({ caller: { organizationId }, params, query: { limit, cursor } }, deps) => {
    if ((await findBacktest(deps, organizationId, params)) === undefined) return notFound;
    const list = resultList(organizationId, params.backtestId, 'differences');
    const { items, next } = await readPagedResults<Difference>(deps.keyValues, list, { from: Number(cursor), limit });
    return { body: { differences: items, nextCursor: next === null ? null : String(next) } };
  },
});
