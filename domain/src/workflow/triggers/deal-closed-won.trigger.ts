import { z } from 'zod';
import { isEnough, minAmount } from './amount-filter.ts';
import { isLinked } from './linked-deal.ts';
import { trigger } from './trigger.ts';
import { firstNo } from './trigger-match.ts';

export const dealClosedWon = trigger({
  events: ['DealClosedWon'],
  subject: 'deal',
  config: z.strictObject({ minAmount }),
  match: ({ minAmount: least }, event) => firstNo(isLinked(event), isEnough(least, event)),
});
