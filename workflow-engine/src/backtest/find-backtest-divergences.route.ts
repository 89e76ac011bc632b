import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { resultList } from './backtest.ts';
import { Divergence } from './divergence.ts';
import { BacktestParams, findBacktest, notFound, resultsQuery } from './find-backtest.ts';
import { readPagedResults } from './paged-results.ts';

const Listed = Divergence.extend({ version: z.int() });

export const findBacktestDivergencesRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/backtests/:backtestId/divergences',
  tag: 'Simulations',
  summary: 'What its commands would have changed and was really otherwise, with what really happened next',
  access: 'workflows:backtest',
  params: BacktestParams,
  query: z.strictObject(resultsQuery),
  answers: { status: 200, body: z.object({ divergences: z.array(Listed), nextCursor: z.string().nullable() }) },
  handle: async ({ caller: { organizationId }, params, query: { limit, cursor } }, deps) => {
    if ((await findBacktest(deps, organizationId, params)) === undefined) return notFound;
    const list = resultList(organizationId, params.backtestId, 'divergences');
    const from = Number(cursor);
    const { items, next } = await readPagedResults<z.output<typeof Listed>>(deps.keyValues, list, { from, limit });
    return { body: { divergences: items, nextCursor: next === null ? null : String(next) } };
  },
});
