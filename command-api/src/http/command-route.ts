import { defineRoute } from '@partneros/infra/http';
import type { CommandDeps } from './command-deps.ts';

/** A route of the command API, typed by its own schemas. */
export const commandRoute = defineRoute<CommandDeps>();
