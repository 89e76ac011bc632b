import { z } from 'zod';
import { catchUp, days, isForDays, isInTime } from './moment-filter.ts';
import { trigger } from './trigger.ts';
import { firstNo } from './trigger-match.ts';

/** Once per renewal date, when the day begins that is so many calendar days before it where the organization is. */
export const contractRenewalApproaching = trigger({
  events: ['ContractRenewalWindowEntered'],
  subject: 'contract',
  config: z.strictObject({ daysBefore: days(0), catchUp }),
  match: (config, event) => firstNo(isForDays('daysBefore', config.daysBefore, event), isInTime(config.catchUp, event)),
  isAddressed: true,
});
