import { given } from '../testing/given.ts';
import { portalAccount } from './portal-account.decider.ts';
import {
  portalAccountClaimed,
  portalAccountProvisioned,
  portalAccountRevoked,
  portalLinkSent,
} from './portal-account.examples.ts';
import type { RevokePortalAccount } from './revoke-portal-account.ts';

const revoke: RevokePortalAccount = {
  type: 'RevokePortalAccount',
  data: { partnerId: 'partner-1', reason: 'by_hand' },
};

describe('revoke portal account', () => {
  it('takes it back', () => {
    given(portalAccount, portalAccountProvisioned(), portalLinkSent()).when(revoke).then(portalAccountRevoked());
  });

  it('is quiet when that was done', () => {
    given(portalAccount, portalAccountProvisioned(), portalAccountRevoked()).when(revoke).thenNothing();
  });

  it('refuses one that was claimed, or never made', () => {
    given(portalAccount, portalAccountProvisioned(), portalLinkSent(), portalAccountClaimed())
      .when(revoke)
      .thenRejected('portal-account-claimed');
    given(portalAccount).when(revoke).thenRejected('portal-account-not-found');
  });
});
