import { z } from 'zod';
import { isLinked } from './linked-deal.ts';
import { trigger } from './trigger.ts';

export const dealClosedLost = trigger({
  events: ['DealClosedLost'],
  subject: 'deal',
  config: z.strictObject({}),
  match: (_config, event) => isLinked(event),
});
