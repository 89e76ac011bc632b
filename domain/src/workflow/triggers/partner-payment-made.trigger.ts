import { z } from 'zod';
import { isEnough, minAmount } from './amount-filter.ts';
import { trigger } from './trigger.ts';

export const partnerPaymentMade = trigger({
  events: ['PartnerPaymentRecorded'],
  subject: 'payment',
  config: z.strictObject({ minAmount }),
  match: ({ minAmount: least }, event) => isEnough(least, event),
});
