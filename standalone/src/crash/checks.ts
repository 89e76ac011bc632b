import { acknowledgedCommands, noServerErrors, sameAnswers } from './checks/acknowledged-commands.ts';
import { consequences } from './checks/consequences.ts';
import { domains } from './checks/domains.ts';
import { mails, webhooks } from './checks/effects.ts';
import { funds } from './checks/funds.ts';
import { leads } from './checks/leads.ts';
import { logOrder } from './checks/log-order.ts';
import { nothingParked, readModels } from './checks/read-models.ts';
import { tiers } from './checks/tiers.ts';
import { enrolments, runsFinishOnce } from './checks/workflow-runs.ts';
import type { Check } from './evidence.ts';

/** Everything that has to hold, however often the server was killed. */
export const checks: readonly Check[] = [
  acknowledgedCommands,
  noServerErrors,
  sameAnswers,
  logOrder,
  readModels,
  nothingParked,
  enrolments,
  runsFinishOnce,
  mails,
  webhooks,
  consequences,
  domains,
  funds,
  leads,
  tiers,
];
