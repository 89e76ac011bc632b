import type { JsonValue } from '@partneros/domain';
import { ANSWERED, openEventStream } from '@partneros/infra/http';
import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { Backtest } from './backtest.ts';
import { BacktestParams, findBacktest, notFound } from './find-backtest.ts';

export const streamBacktestRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/backtests/:backtestId/stream',
  tag: 'Simulations',
  summary: 'The progress of a backtest as server-sent events: `progress` while it runs, `done` once, then the end',
  access: 'workflows:backtest',
  params: BacktestParams,
  query: z.strictObject({}),
  answers: { status: 200, body: z.object({ backtest: Backtest }), description: 'The data of each event.' },
  handle: async ({ caller: { organizationId }, params, raw }, deps) => {
    const backtest = await findBacktest(deps, organizationId, params);
    if (backtest === undefined) return notFound;
    const stream = openEventStream(raw, deps.clock);
    const tell = (current: Backtest) => {
      const over = current.finishedAt !== null || current.status === 'failed';
      stream.send({ event: over ? 'done' : 'progress', data: { backtest: current } as unknown as JsonValue });
      if (over) stream.end();
    };
    const leave = deps.backtests.watch(organizationId, params.backtestId, tell);
    stream.closed.addEventListener('abort', () => leave?.());
    tell(backtest);
    // Somewhere else, or nowhere any more: the reader comes back and asks again.
    if (leave === undefined) stream.end();
    return ANSWERED;
  },
});
