import { z } from 'zod';
import { catchUp, days, isForDays, isInTime } from './moment-filter.ts';
import { trigger } from './trigger.ts';
import { firstNo } from './trigger-match.ts';

/** Once per quiet period, when it has lasted for so many times 24 hours. */
export const partnerInactive = trigger({
  events: ['PartnerInactivityReached'],
  subject: 'partner',
  config: z.strictObject({ days: days(1), catchUp }),
  match: (config, event) => firstNo(isForDays('days', config.days, event), isInTime(config.catchUp, event)),
  isAddressed: true,
});
