import { type BoundRoute, bindRoutes } from '@partneros/infra/http';
import { createLiveTurns } from './chat/live-turns.ts';
import type { QueryDeps } from './http/query-deps.ts';
import { createLiveEvents } from './live/live-events.ts';
import { queryRoutes } from './routes.ts';

/** The query API over its ports: routes to mount on an HTTP app. */
export const createQueryApi = (deps: QueryDeps): readonly BoundRoute[] =>
  bindRoutes(queryRoutes, {
    ...deps,
    live: createLiveEvents(deps),
    turns: createLiveTurns(deps.clock, deps.keyValues),
  });
