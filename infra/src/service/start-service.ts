import type { DeadLetter, ReadModel, Resource } from '@partneros/domain';
import type { Config } from '../config.ts';
import type { BoundRoute } from '../http/route.ts';
import type { Log } from '../log/log.ts';
import { measureDeadLetters } from '../telemetry/measure-dead-letters.ts';
import { type EngineFigures, measureEngine } from '../telemetry/measure-engine.ts';
import { measureLag } from '../telemetry/measure-lag.ts';
import { serveMetrics } from '../telemetry/serve-metrics.ts';
import { type Follower, watchFollowers } from '../telemetry/watch-followers.ts';
import { listenForOperator } from './listen-for-operator.ts';
import { type AdapterOptions, type Adapters, openAdapters } from './open-adapters.ts';
import type { OperatorTask } from './operator-line.ts';
import type { Service } from './run-service.ts';
import { serveApi } from './serve-api.ts';

/** Something that follows the log for as long as the process runs. */
export interface Work {
  /** Resolves when it has caught up. */
  readonly ready: Promise<unknown>;
  stop(): Promise<void>;
}

/** What a service is made of, over its ports. */
export interface ServiceParts {
  /** None: only health is answered. */
  readonly routes: readonly BoundRoute[];
  /** Stopped in this order. */
  readonly work: readonly Work[];
  /** What follows the log here: their lag is measured, and one that is stuck makes this process unready. */
  readonly followers: readonly Follower[];
  /** Followers that wait for somebody outside: their lag is measured, and that is all. */
  readonly patient?: readonly Follower[];
  /** The engine, in the process that runs it: its work is measured. */
  readonly engine?: { readonly figures: () => EngineFigures };
  /** What the command line may ask of this process while it has the data folder. */
  readonly operator?: Readonly<Record<string, OperatorTask>>;
  /** Where dead letters are listed, in the process that lists them: they are counted. */
  readonly deadLetters?: ReadModel<Resource<DeadLetter>>;
}

/** Opens the ports, starts what follows the log, and serves. Whatever fails, nothing is left open. */
export const startService = async (
  config: Config,
  log: Log,
  options: AdapterOptions,
  assemble: (adapters: Adapters) => ServiceParts,
): Promise<Service> => {
  const adapters = await openAdapters(config, log, options);
  const { routes, work, followers, patient = [], deadLetters, engine, operator } = assemble(adapters);
  measureLag(adapters.metrics, adapters, [...followers, ...patient]);
  if (deadLetters !== undefined) measureDeadLetters(adapters.metrics, adapters, deadLetters);
  if (engine !== undefined) measureEngine(adapters.metrics, engine);
  const watch = watchFollowers(adapters, followers, config.readyLagSeconds * 1_000);
  let caughtUp = false;
  const ready = Promise.all(work.map((one) => one.ready)).then(() => {
    caughtUp = true;
  });
  const readiness = () => {
    const checks = {
      caughtUp: caughtUp || 'it is catching up with the log',
      stores: watch.stores(),
      // Before it has caught up everybody is behind, and it says so already.
      followers: !caughtUp || watch.followers(),
    };
    return { ready: Object.values(checks).every((check) => check === true), checks };
  };
  const servers: { close(): Promise<void> }[] = [];
  // On servers alone there is no folder to have, and the command line goes to them itself.
  const hasFolder = config.eventStoreDbUrl === undefined || config.mongoDbUrl === undefined;
  const stop = async () => {
    for (const server of servers) await server.close();
    await watch.stop();
    for (const one of work) await one.stop();
    await adapters.close();
  };
  try {
    if (config.metricsPort !== undefined) servers.push(await serveMetrics(adapters.metrics, config.metricsPort));
    if (operator !== undefined && hasFolder)
      servers.push(await listenForOperator(config.dataDir, operator, adapters.report));
    const serving = await serveApi({ ...adapters, config, log, routes, readiness, hasStarted: () => caughtUp });
    servers.unshift(serving);
    return { url: `http://localhost:${serving.port}`, port: serving.port, ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
