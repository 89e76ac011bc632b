import { z } from 'zod';
import { PARTNER_TYPES } from '../../partner/partner.events.ts';
import { trigger } from './trigger.ts';
import { no, shown, YES } from './trigger-match.ts';

export const partnerCreated = trigger({
  events: ['PartnerCreated'],
  subject: 'partner',
  config: z.strictObject({ partnerTypes: z.array(z.enum(PARTNER_TYPES)).min(1).optional() }),
  match: ({ partnerTypes }, { read }) => {
    const type = read('profile.type');
    return partnerTypes === undefined || partnerTypes.some((wanted) => wanted === type)
      ? YES
      : no(`The partner's type is ${shown(type)}, not ${partnerTypes.join(' or ')}.`);
  },
});
