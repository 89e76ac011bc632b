import { createCommandApi } from '@partneros/command-api';
import { type Clock, deciders, decodeWith, type Ids, policies } from '@partneros/domain';
import { type Config, type Log, openAdapters, type Service, serveApi, version } from '@partneros/infra';
import { projections, runProjections } from '@partneros/projections';
import { createQueryApi } from '@partneros/query-api';
import { createWorkflowEngine, deadlineProcesses, processes } from '@partneros/workflow-engine';

/** PartnerOS in one process. */
export interface Standalone extends Service {
  readonly url: string;
}

/**
 * Starts everything in one process. Rejects when the data folder is in use (`DataFolderInUse`) or the port is taken;
 * nothing is left open then.
 */
export const startStandalone = async (
  config: Config,
  log: Log,
  options: { readonly clock?: Clock; readonly ids?: Ids } = {},
): Promise<Standalone> => {
  const adapters = await openAdapters(config, log, { ...options, decode: decodeWith(deciders) });
  const readModels = runProjections(adapters, projections);
  const engine = createWorkflowEngine(adapters, { policies, processes, deadlineProcesses });
  const close = async () => {
    await engine.stop();
    await readModels.stop();
    await adapters.close();
  };

  let caughtUp = false;
  const ready = Promise.all([readModels.caughtUp, engine.ready]).then(() => {
    caughtUp = true;
  });
  try {
    const serving = await serveApi({
      ...adapters,
      config,
      log,
      version,
      routes: [...createCommandApi(adapters), ...createQueryApi(adapters)],
      readiness: () => ({ ready: caughtUp, checks: { caughtUp: caughtUp || 'lists and workflows are catching up' } }),
    });
    return {
      url: `http://localhost:${serving.port}`,
      port: serving.port,
      ready,
      stop: async () => {
        await serving.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};
