import { z } from 'zod';
import { isLevel, level } from './level-filter.ts';
import { trigger } from './trigger.ts';
import { firstNo, no } from './trigger-match.ts';

/** `fromTier: null` asks for the first assignment, which otherwise does not fire. */
export const partnerTierChanged = trigger({
  events: ['PartnerTierChanged'],
  subject: 'partner',
  config: z.strictObject({ fromTier: level.nullable(), toTier: level }),
  match: ({ fromTier, toTier }, { read }) => {
    const from = read('from');
    if (from === null && fromTier !== null)
      return no('The partner had no tier before, and a first tier starts nothing unless fromTier is null.');
    return firstNo(isLevel('tier it left', fromTier, from), isLevel('tier it moved to', toTier, read('to')));
  },
});
