import { Id } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import type { EngineApiDeps } from '../http/engine-route.ts';
import type { Backtest } from './backtest.ts';

export const BacktestParams = z.strictObject({ workflowId: Id, backtestId: Id });

export const notFound = problem(404, 'not_found', 'Backtest not found.');

/** A backtest of this workflow. */
export const findBacktest = async (
  { backtests }: Pick<EngineApiDeps, 'backtests'>,
  organizationId: string,
  { workflowId, backtestId }: z.output<typeof BacktestParams>,
): Promise<Backtest | undefined> => {
  const kept = await backtests.find(organizationId, backtestId);
  return kept?.backtest.workflowId === workflowId ? kept.backtest : undefined;
};

/** The query of a list of results, in the order they have. */
export const resultsQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'expected the nextCursor of the page before')
    .default('0'),
};
