import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { Backtest } from './backtest.ts';
import { BacktestParams, findBacktest, notFound } from './find-backtest.ts';

export const cancelBacktestRoute = engineRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/backtests/:backtestId/cancel',
  tag: 'Simulations',
  summary: 'End a backtest that is under way; one that is over stays as it is',
  access: 'workflows:backtest',
  params: BacktestParams,
  body: z.strictObject({}).prefault({}),
  answers: { status: 200, body: z.object({ backtest: Backtest }) },
  handle: async ({ caller, params }, deps) => {
    const { organizationId } = caller;
    if ((await findBacktest(deps, organizationId, params)) === undefined) return notFound;
    await deps.backtests.cancel(organizationId, params.backtestId);
    const backtest = await findBacktest(deps, organizationId, params);
    return backtest === undefined ? notFound : { body: { backtest } };
  },
});
