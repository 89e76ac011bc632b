import { z } from 'zod';
import { ROLES } from '../identity/permissions.ts';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { personal } from '../kernel/personal.ts';

const member = { userId: Id };
const role = z.enum(ROLES);

/** The stored format of a person's membership: one stream per user in an organization, under the user's id. */
export const membershipEvents = {
  MemberJoined: z.strictObject({
    ...member,
    email: personal('userId', z.string()),
    name: personal('userId', z.string()),
    role,
    partnerId: Id.nullable(),
    /** `null`: founded the organization. */
    invitationId: Id.nullable(),
  }),
  MemberRoleChanged: z.strictObject({
    ...member,
    from: role,
    to: role,
    fromPartnerId: Id.nullable(),
    toPartnerId: Id.nullable(),
  }),
  MemberRemoved: z.strictObject({ ...member, role }),
};

export type MembershipEvent = EventOf<typeof membershipEvents>;
