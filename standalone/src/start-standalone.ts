import { createCommandApi } from '@partneros/command-api';
import { type Clock, deciders, decodeWith, findMembership, type Ids, policies } from '@partneros/domain';
import {
  type Config,
  createEffects,
  createPasswords,
  createSessions,
  type Log,
  openEmbeddedStores,
  systemClock,
  uuidIds,
} from '@partneros/infra';
import { createHttpApp, createRateLimits, serve } from '@partneros/infra/http';
import { projections, runProjections } from '@partneros/projections';
import { createQueryApi } from '@partneros/query-api';
import { createWorkflowEngine, deadlineProcesses, processes } from '@partneros/workflow-engine';
import { sessionSecret } from './session-secret.ts';
import { version } from './version.ts';

/** PartnerOS in one process. */
export interface Standalone {
  readonly url: string;
  readonly port: number;
  /** Resolves when lists and workflows have caught up with the log. */
  readonly ready: Promise<void>;
  /** Lets requests end, finishes what is in hand, and closes the data folder. */
  stop(): Promise<void>;
}

const SECONDS_PER_MINUTE = 60;

/**
 * Starts everything in one process over the embedded stores. Rejects when the data folder is in use (`DataFolderInUse`)
 * or the port is taken; nothing is left open then.
 */
export const startStandalone = async (
  config: Config,
  log: Log,
  { clock = systemClock, ids = uuidIds }: { readonly clock?: Clock; readonly ids?: Ids } = {},
): Promise<Standalone> => {
  const { dataDir } = config;
  const stores = openEmbeddedStores({ dataDir, decode: decodeWith(deciders), clock });
  const open = createEffects({ config, dataDir, keyValues: stores.keyValues, clock, log, version });
  const secret = await sessionSecret(dataDir, config.sessionSecret);
  const sessions = createSessions({ ...stores, clock, ids, secret, secure: config.production });
  const passwords = createPasswords({ ...stores, clock });
  const deps = { ...stores, ...open, clock, ids, sessions, passwords, signUp: config.signUp, baseUrl: config.baseUrl };

  const readModels = runProjections(
    {
      ...deps,
      report: (trouble) =>
        'stream' in trouble
          ? log.error('an event was parked', new Error(trouble.error), {
              component: trouble.projection,
              eventType: trouble.type,
              position: trouble.position,
            })
          : log.error('a projection is tried again', trouble.error, { component: trouble.projection }),
    },
    projections,
  );
  const engine = createWorkflowEngine(
    {
      ...deps,
      report: ({ where, error }) => log.error('the workflow engine met trouble', error, { component: where }),
    },
    { policies, processes, deadlineProcesses },
  );

  let caughtUp = false;
  const ready = Promise.all([readModels.caughtUp, engine.ready]).then(() => {
    caughtUp = true;
  });
  const stopping = new AbortController();
  const app = createHttpApp({
    routes: [...createCommandApi(deps), ...createQueryApi(deps)],
    authenticate: sessions.authenticate,
    membership: (organizationId, userId) => findMembership(stores, organizationId, userId),
    limits: createRateLimits({ general: { points: config.rateLimitPerMinute, seconds: SECONDS_PER_MINUTE } }),
    origin: config.baseUrl,
    info: { title: 'PartnerOS', version, description: 'Partner programmes as a log of events.' },
    readiness: () => ({ ready: caughtUp, checks: { caughtUp: caughtUp || 'lists and workflows are catching up' } }),
    stopping: stopping.signal,
    trustProxy: config.trustProxy,
    production: config.production,
    clock,
    ids,
    log,
  });

  const closeStores = async () => {
    await engine.stop();
    await readModels.stop();
    await open.close();
    await stores.close();
  };
  const serving = await serve({ app, port: config.port, stopping }).catch(async (error: unknown) => {
    await closeStores();
    throw error;
  });

  return {
    url: `http://localhost:${serving.port}`,
    port: serving.port,
    ready,
    stop: async () => {
      await serving.close();
      await closeStores();
    },
  };
};
