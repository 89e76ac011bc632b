import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { RunReport } from '../simulation/run-report.ts';
import { resultList } from './backtest.ts';
import { BacktestParams, findBacktest, notFound, resultsQuery } from './find-backtest.ts';
import { readPagedResults } from './paged-results.ts';

export const findBacktestRunsRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/backtests/:backtestId/runs',
  tag: 'Simulations',
  summary: 'Every run that one version would have made, step by step, in the order in which they begin',
  access: 'workflows:backtest',
  params: BacktestParams,
  query: z.strictObject({
    ...resultsQuery,
    version: z.coerce.number().int().min(0).optional().describe('Of two; default: the one under test.'),
  }),
  answers: { status: 200, body: z.object({ runs: z.array(RunReport), nextCursor: z.string().nullable() }) },
  handle: async ({ caller: { organizationId }, params, query: { limit, cursor, version } }, deps) => {
    const backtest = await findBacktest(deps, organizationId, params);
    if (backtest === undefined) return notFound;
    const list = resultList(organizationId, params.backtestId, `runs/${version ?? backtest.version}`);
    const { items, next } = await readPagedResults<RunReport>(deps.keyValues, list, { from: Number(cursor), limit });
    return { body: { runs: items, nextCursor: next === null ? null : String(next) } };
  },
});
