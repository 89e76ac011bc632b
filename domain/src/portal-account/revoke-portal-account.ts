import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import type { PortalAccount } from './portal-account.state.ts';

/** Takes an account back before it is claimed; who has claimed it is a member, and is removed as one. */
export interface RevokePortalAccount {
  readonly type: 'RevokePortalAccount';
  readonly data: DataOf<PortalAccountEvent, 'PortalAccountRevoked'>;
}

export const revokePortalAccount = (
  { data }: RevokePortalAccount,
  { status }: PortalAccount,
): Decision<PortalAccountEvent, PortalAccountRejection> => {
  switch (status) {
    case 'provisioned':
      return [{ type: 'PortalAccountRevoked', data }];
    case 'revoked':
      return [];
    case 'claimed':
      return reject('portal-account-claimed');
  }
};
