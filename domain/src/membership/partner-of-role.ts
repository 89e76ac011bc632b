import type { Role } from '../identity/permissions.ts';
import { type Rejection, reject } from '../kernel/decider.ts';

/** A role together with the partner that it is held for. */
export interface RoleOfPartner {
  readonly role: Role;
  readonly partnerId: string | null;
}

/** The role `partner` is held for one partner; every other role for none. Answers what is wrong with a pair. */
export const refusePartnerOfRole = ({
  role,
  partnerId,
}: RoleOfPartner): Rejection<'partner-id-required' | 'partner-id-not-allowed'> | undefined => {
  if (role === 'partner') return partnerId === null ? reject('partner-id-required') : undefined;
  return partnerId === null ? undefined : reject('partner-id-not-allowed');
};
