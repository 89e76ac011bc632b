import { given } from '../testing/given.ts';
import type { ClaimPortalAccount } from './claim-portal-account.ts';
import { portalAccount } from './portal-account.decider.ts';
import {
  portalAccountClaimed,
  portalAccountProvisioned,
  portalAccountRevoked,
  portalLinkRenewed,
  portalLinkSent,
} from './portal-account.examples.ts';

const claim = (over: Partial<ClaimPortalAccount['data']> = {}): ClaimPortalAccount => ({
  type: 'ClaimPortalAccount',
  data: { partnerId: 'partner-1', userId: 'user-1', link: 1, at: '2026-05-17T12:00:00.000Z', ...over },
});
const OPEN = [portalAccountProvisioned(), portalLinkSent()] as const;

describe('claim portal account', () => {
  it('uses the link up for the person who followed it', () => {
    given(portalAccount, ...OPEN)
      .when(claim())
      .then(portalAccountClaimed());
  });

  it('is quiet when the same person claims again, even late', () => {
    given(portalAccount, ...OPEN, portalAccountClaimed())
      .when(claim({ at: '2030-01-01T00:00:00.000Z' }))
      .thenNothing();
  });

  it('refuses anybody else', () => {
    given(portalAccount, ...OPEN, portalAccountClaimed())
      .when(claim({ userId: 'user-2' }))
      .thenRejected('portal-account-claimed');
  });

  it('refuses from the moment the link expires, and before it was sent', () => {
    given(portalAccount, ...OPEN)
      .when(claim({ at: '2026-05-23T12:00:00.000Z' }))
      .thenRejected('portal-link-expired');
    given(portalAccount, portalAccountProvisioned()).when(claim()).thenRejected('portal-link-expired');
  });

  it('refuses a link that was replaced', () => {
    given(portalAccount, ...OPEN, portalLinkRenewed(), portalLinkSent(2))
      .when(claim())
      .thenRejected('portal-link-replaced');
  });

  it('refuses one that was taken back, or never made', () => {
    given(portalAccount, ...OPEN, portalAccountRevoked())
      .when(claim())
      .thenRejected('portal-account-revoked');
    given(portalAccount).when(claim()).thenRejected('portal-account-not-found');
  });
});
