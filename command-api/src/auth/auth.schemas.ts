import { line, OrganizationResource, UserResource } from '@partneros/domain';
import { z } from 'zod';

/** A password that somebody chooses. Longer ones would only make hashing them a burden. */
export const NewPassword = z.string().min(8).max(128);

/** A password that is to be checked: whatever it is, it is right or wrong, not invalid. */
export const TriedPassword = z.string().min(1).max(128);

/** A person's name. */
export const PersonName = line(100);

export const SignedIn = z.object({
  redirect: z.literal(false),
  token: z.string().meta({ description: 'The value of the session cookie, for clients that keep no cookies.' }),
  user: UserResource,
});

export const SignedUp = z.object({ user: UserResource, organization: OrganizationResource.optional() });

export const Success = z.object({ success: z.literal(true) });
