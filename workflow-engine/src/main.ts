import { deciders, decodeWith, policies } from '@partneros/domain';
import { runService, startService } from '@partneros/infra';
import { createWorkflowEngine } from './create-workflow-engine.ts';
import { deadlineProcesses } from './deadline-processes.ts';
import { createEngineApi } from './http/create-engine-api.ts';
import { engineModel } from './kernel/engine-rows.ts';
import { processes } from './processes.ts';

await runService('workflow-engine', (config, log) =>
  startService(config, log, { decode: decodeWith(deciders), alone: true, name: 'workflow-engine' }, (adapters) => {
    const api = createEngineApi(adapters, { runsPerHour: config.workflowRunsPerHour });
    const engine = createWorkflowEngine(adapters, {
      policies,
      processes,
      deadlineProcesses,
      runsPerHour: config.workflowRunsPerHour,
    });
    return { routes: api.routes, work: [api, engine], followers: [engineModel], engine };
  }),
);
