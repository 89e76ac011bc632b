import type { AnyRoute } from '@partneros/infra/http';
import { cancelBacktestRoute } from '../backtest/cancel-backtest.route.ts';
import { findBacktestDifferencesRoute } from '../backtest/find-backtest-differences.route.ts';
import { findBacktestDivergencesRoute } from '../backtest/find-backtest-divergences.route.ts';
import { findBacktestRunsRoute } from '../backtest/find-backtest-runs.route.ts';
import { getBacktestRoute } from '../backtest/get-backtest.route.ts';
import { startBacktestRoute } from '../backtest/start-backtest.route.ts';
import { streamBacktestRoute } from '../backtest/stream-backtest.route.ts';
import { getTestRunRoute } from '../test-run/get-test-run.route.ts';
import { runWorkflowOnceRoute } from '../test-run/run-workflow-once.route.ts';
import { previewTiersRoute } from '../tier-preview/preview-tiers.route.ts';
import { explainNotRoute } from '../why-not/explain-not.route.ts';
import type { EngineApiDeps } from './engine-route.ts';

/** Every route of the engine: what tries a workflow or a programme without the log knowing, and what it made of an event. */
export const engineRoutes: readonly AnyRoute<EngineApiDeps>[] = [
  cancelBacktestRoute,
  explainNotRoute,
  findBacktestDifferencesRoute,
  findBacktestDivergencesRoute,
  findBacktestRunsRoute,
  getBacktestRoute,
  getTestRunRoute,
  previewTiersRoute,
  runWorkflowOnceRoute,
  startBacktestRoute,
  streamBacktestRoute,
];
