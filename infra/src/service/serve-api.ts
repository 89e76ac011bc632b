import { readFileSync } from 'node:fs';
import { type Clock, type EventStore, findMembership, type Ids, type Tracing } from '@partneros/domain';
import { type Config, InvalidConfig } from '../config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import type { CheckReadiness } from '../http/health.ts';
import { createRateLimits } from '../http/rate-limits.ts';
import type { BoundRoute } from '../http/route.ts';
import { type Serving, serve } from '../http/serve.ts';
import type { Log } from '../log/log.ts';
import type { SessionStore } from '../session/create-sessions.ts';
import { type Metrics, measureRequest } from '../telemetry/create-metrics.ts';
import { apiInfo } from './api-info.ts';
import { auditRefusals } from './audit-refusals.ts';

const SECONDS_PER_MINUTE = 60;
// Waiting for the balancer and for running requests together; under the 25 s after which the process ends anyway.
const SHUTDOWN_MS = 20_000;

/** Serves routes, health and documentation as the configuration says. Rejects when the port is taken. */
export const serveApi = ({
  config,
  routes,
  store,
  sessions,
  ...rest
}: {
  readonly config: Config;
  /** None: only health is answered. */
  readonly routes: readonly BoundRoute[];
  readonly store: EventStore;
  readonly sessions: SessionStore;
  readonly readiness: CheckReadiness;
  readonly hasStarted: () => boolean;
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}): Promise<Serving> => {
  const stopping = new AbortController();
  const { metrics, ...app } = rest;
  return serve({
    port: config.port,
    stopping,
    drainMs: config.drainSeconds * 1_000,
    deadlineMs: SHUTDOWN_MS - config.drainSeconds * 1_000,
    app: createHttpApp({
      ...app,
      routes,
      authenticate: sessions.authenticate,
      membership: (organizationId, userId) => findMembership({ store }, organizationId, userId),
      limits: createRateLimits({ general: { points: config.rateLimitPerMinute, seconds: SECONDS_PER_MINUTE } }),
      origin: config.baseUrl,
      measure: (request) => measureRequest(metrics, request),
      refused: auditRefusals({ store, ids: app.ids, clock: app.clock, log: app.log }),
      info: apiInfo,
      document: config.openApiFile === undefined ? undefined : readDocument(config.openApiFile),
      stopping: stopping.signal,
      trustProxy: config.trustProxy,
      production: config.overTls,
    }),
  });
};

const readDocument = (file: string): string => {
  try {
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new InvalidConfig(`OPENAPI_FILE must name a file that \`partneros openapi\` wrote; ${file} is none`);
  }
};
