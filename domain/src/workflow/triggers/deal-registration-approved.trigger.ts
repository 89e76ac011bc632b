import { z } from 'zod';
import { trigger } from './trigger.ts';

export const dealRegistrationApproved = trigger({
  events: ['DealRegistrationApproved'],
  subject: 'deal_registration',
  config: z.strictObject({}),
});
