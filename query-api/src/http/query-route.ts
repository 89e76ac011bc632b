import { defineRoute } from '@partneros/infra/http';
import type { QueryRouteDeps } from './query-deps.ts';

/** A route of the query API, typed by its own schemas. */
export const queryRoute = defineRoute<QueryRouteDeps>();
