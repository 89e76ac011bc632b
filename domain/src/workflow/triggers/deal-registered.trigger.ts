import { z } from 'zod';
import { isEnough, minAmount } from './amount-filter.ts';
import { trigger } from './trigger.ts';

export const dealRegistered = trigger({
  events: ['DealRegistrationSubmitted'],
  subject: 'deal_registration',
  config: z.strictObject({ minAmount }),
  match: ({ minAmount: least }, event) => isEnough(least, event),
});
