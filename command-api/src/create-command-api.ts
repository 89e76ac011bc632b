import { type BoundRoute, bindRoutes } from '@partneros/infra/http';
import type { CommandDeps } from './http/command-deps.ts';
import { commandRoutes } from './routes.ts';

/** The command API over its ports: routes to mount on an HTTP app. */
export const createCommandApi = (deps: CommandDeps): readonly BoundRoute[] => bindRoutes(commandRoutes, deps);
