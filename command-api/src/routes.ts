import type { AnyRoute } from '@partneros/infra/http';
import type { CommandDeps } from './http/command-deps.ts';
import { addContactRoute } from './partner/add-contact.route.ts';
import { archivePartnerRoute, deletePartnerRoute } from './partner/archive-partner.route.ts';
import { assignPartnerManagerRoute } from './partner/assign-partner-manager.route.ts';
import { assignPartnerTierRoute } from './partner/assign-partner-tier.route.ts';
import { changePartnerStageRoute } from './partner/change-partner-stage.route.ts';
import { createPartnerRoute } from './partner/create-partner.route.ts';
import { logActivityRoute } from './partner/log-activity.route.ts';
import { removeContactRoute } from './partner/remove-contact.route.ts';
import { setPrimaryContactRoute } from './partner/set-primary-contact.route.ts';
import { tagPartnerRoute } from './partner/tag-partner.route.ts';
import { updateContactRoute } from './partner/update-contact.route.ts';
import { updatePartnerRoute } from './partner/update-partner.route.ts';

/** Every route of the command API. */
export const commandRoutes: readonly AnyRoute<CommandDeps>[] = [
  addContactRoute,
  archivePartnerRoute,
  assignPartnerManagerRoute,
  assignPartnerTierRoute,
  changePartnerStageRoute,
  createPartnerRoute,
  deletePartnerRoute,
  logActivityRoute,
  removeContactRoute,
  setPrimaryContactRoute,
  tagPartnerRoute,
  updateContactRoute,
  updatePartnerRoute,
];
