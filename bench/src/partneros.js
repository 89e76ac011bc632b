// The built packages, by path: this folder is outside the workspaces, and measures what is shipped.
export * from '../../domain/dist/index.js';
export {
  createLog,
  createSessions,
  openEmbeddedStores,
  openEventStoreDb,
  openMongoStores,
  readConfig,
  systemClock,
  uuidIds,
} from '../../infra/dist/index.js';
export { projections, runProjections } from '../../projections/dist/index.js';
export { partnersModel } from '../../projections/dist/models.js';
export { startStandalone } from '../../standalone/dist/start-standalone.js';
export { createWorkflowEngine, deadlineProcesses, processes, runBacktest } from '../../workflow-engine/dist/index.js';
