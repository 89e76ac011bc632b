import { createCommandApi } from '@partneros/command-api';
import { type Clock, deciders, decodeWith, type Ids, policies, type Tracing } from '@partneros/domain';
import { type Config, type Log, type Service, startService } from '@partneros/infra';
import { deadLettersModel, projections, publishTo, runHeartbeat, runProjections } from '@partneros/projections';
import { createQueryApi } from '@partneros/query-api';
import {
  createEngineApi,
  createWorkflowEngine,
  deadlineProcesses,
  engineModel,
  processes,
} from '@partneros/workflow-engine';
import { operatorTasks } from './operator/operator-tasks.ts';

/**
 * Starts everything in one process. Rejects when the data folder is in use (`DataFolderInUse`) or the port is taken;
 * nothing is left open then.
 */
export const startStandalone = (
  config: Config,
  log: Log,
  options: { readonly clock?: Clock; readonly ids?: Ids; readonly tracing?: Tracing } = {},
): Promise<Service> =>
  startService(config, log, { ...options, decode: decodeWith(deciders) }, (adapters) => {
    const readModels = runProjections(adapters, projections);
    const publishing = publishTo(adapters);
    const engine = createWorkflowEngine(adapters, {
      policies,
      processes,
      deadlineProcesses,
      runsPerHour: config.workflowRunsPerHour,
    });
    const simulations = createEngineApi(adapters, { runsPerHour: config.workflowRunsPerHour });
    return {
      routes: [...createCommandApi(adapters), ...createQueryApi(adapters), ...simulations.routes],
      followers: [engineModel, ...projections.map(({ model }) => model)],
      patient: publishing.patient,
      deadLetters: deadLettersModel,
      engine,
      operator: operatorTasks(adapters),
      work: [
        simulations,
        runHeartbeat(adapters),
        engine,
        ...publishing.work,
        { ready: readModels.caughtUp, stop: readModels.stop },
      ],
    };
  });
