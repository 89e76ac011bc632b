import { z } from 'zod';
import { trigger } from './trigger.ts';

/** Once per partner, when somebody there has gone through the portal's onboarding. */
export const partnerJoinedPlatform = trigger({
  events: ['PartnerPortalOnboardingCompleted'],
  subject: 'partner',
  config: z.strictObject({}),
});
