import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { Backtest } from './backtest.ts';
import { BacktestParams, findBacktest, notFound } from './find-backtest.ts';

export const getBacktestRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/backtests/:backtestId',
  tag: 'Simulations',
  summary: 'How far a backtest is, and what it came to; kept for a week',
  access: 'workflows:backtest',
  params: BacktestParams,
  query: z.strictObject({}),
  answers: { status: 200, body: z.object({ backtest: Backtest }) },
  handle: async ({ caller, params }, deps) => {
    const backtest = await findBacktest(deps, caller.organizationId, params);
    return backtest === undefined ? notFound : { body: { backtest } };
  },
});
