import { z } from 'zod';
import { trigger } from './trigger.ts';

export const dealRegistrationDeclined = trigger({
  events: ['DealRegistrationDeclined'],
  subject: 'deal_registration',
  config: z.strictObject({}),
});
