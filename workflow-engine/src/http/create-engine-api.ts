import { type BoundRoute, bindRoutes } from '@partneros/infra/http';
import { createBacktests } from '../backtest/backtests.ts';
import type { EngineDeps } from '../engine-deps.ts';
import { engineRoutes } from './engine-routes.ts';

/** The engine's routes, and the work that goes on behind them. */
export interface EngineApi {
  readonly routes: readonly BoundRoute[];
  readonly ready: Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

/** Test runs and backtests over the engine's ports: routes to mount on an HTTP app. */
export const createEngineApi = (
  deps: Pick<EngineDeps, 'store' | 'ids' | 'feed' | 'rows' | 'keyValues' | 'clock' | 'report'>,
  { runsPerHour }: { readonly runsPerHour?: number } = {},
): EngineApi => {
  const backtests = createBacktests({ ...deps, runsPerHour });
  return { routes: bindRoutes(engineRoutes, { ...deps, backtests }), ready: Promise.resolve(), stop: backtests.stop };
};
