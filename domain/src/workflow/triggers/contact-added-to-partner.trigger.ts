import { z } from 'zod';
import { trigger } from './trigger.ts';
import { no, YES } from './trigger-match.ts';

/** The primary contact given at creation does not fire, unless asked for. */
export const contactAddedToPartner = trigger({
  events: ['ContactAddedToPartner', 'PartnerCreated'],
  subject: 'partner',
  config: z.strictObject({ includePrimary: z.boolean().optional() }),
  match: ({ includePrimary }, { type }) =>
    type !== 'PartnerCreated' || includePrimary === true
      ? YES
      : no('The contact is the primary contact given at creation, and includePrimary is not set.'),
});
