import { z } from 'zod';
import { isEnough, minAmount } from './amount-filter.ts';
import { trigger } from './trigger.ts';

export const mdfRequestSubmitted = trigger({
  events: ['MdfRequestSubmitted'],
  subject: 'mdf_request',
  config: z.strictObject({ minAmount }),
  match: ({ minAmount: least }, event) => isEnough(least, event),
});
