import type { AnyRoute } from '@partneros/infra/http';
import type { CommandDeps } from './http/command-deps.ts';
import { changePartnerStageRoute } from './partner/change-partner-stage.route.ts';
import { createPartnerRoute } from './partner/create-partner.route.ts';

/** Every route of the command API. */
export const commandRoutes: readonly AnyRoute<CommandDeps>[] = [createPartnerRoute, changePartnerStageRoute];
