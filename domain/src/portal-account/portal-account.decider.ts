import { type Decider, reject } from '../kernel/decider.ts';
import { type ClaimPortalAccount, claimPortalAccount } from './claim-portal-account.ts';
import { type PortalAccountEvent, portalAccountEvents } from './portal-account.events.ts';
import type { PortalAccountRejection } from './portal-account.rejections.ts';
import { evolvePortalAccount, type PortalAccount } from './portal-account.state.ts';
import { type ProvisionPortalAccount, provisionPortalAccount } from './provision-portal-account.ts';
import { type ReaddressPortalLink, readdressPortalLink } from './readdress-portal-link.ts';
import { type ReassignPortalAccount, reassignPortalAccount } from './reassign-portal-account.ts';
import { type RecordPortalLinkFailed, type RecordPortalLinkSent, recordPortalLink } from './record-portal-link.ts';
import { type RenewPortalLink, renewPortalLink } from './renew-portal-link.ts';
import { type RevokePortalAccount, revokePortalAccount } from './revoke-portal-account.ts';

export type PortalAccountCommand =
  | ClaimPortalAccount
  | ProvisionPortalAccount
  | ReaddressPortalLink
  | ReassignPortalAccount
  | RecordPortalLinkFailed
  | RecordPortalLinkSent
  | RenewPortalLink
  | RevokePortalAccount;

/** A partner has one, under the partner's id. */
export const portalAccount: Decider<PortalAccount, PortalAccountCommand, PortalAccountEvent, PortalAccountRejection> = {
  category: 'portalAccount',
  events: portalAccountEvents,
  evolve: evolvePortalAccount,
  decide: (command, account) => {
    if (command.type === 'ProvisionPortalAccount') return provisionPortalAccount(command, account);
    if (account === undefined) return reject('portal-account-not-found');
    switch (command.type) {
      case 'ClaimPortalAccount':
        return claimPortalAccount(command, account);
      case 'ReaddressPortalLink':
        return readdressPortalLink(command, account);
      case 'ReassignPortalAccount':
        return reassignPortalAccount(command, account);
      case 'RecordPortalLinkFailed':
      case 'RecordPortalLinkSent':
        return recordPortalLink(command, account);
      case 'RenewPortalLink':
        return renewPortalLink(command, account);
      case 'RevokePortalAccount':
        return revokePortalAccount(command, account);
    }
  },
};
