import { given } from '../testing/given.ts';
import { portalAccount } from './portal-account.decider.ts';
import {
  portalAccountClaimed,
  portalAccountProvisioned,
  portalAccountRevoked,
  portalLinkSent,
} from './portal-account.examples.ts';
import type { ProvisionPortalAccount } from './provision-portal-account.ts';

const provision = (contactId = 'contact-1'): ProvisionPortalAccount => ({
  type: 'ProvisionPortalAccount',
  data: { partnerId: 'partner-1', contactId },
});

describe('provision portal account', () => {
  it('opens the portal for a contact', () => {
    given(portalAccount).when(provision()).then(portalAccountProvisioned());
  });

  it('opens it for another contact as long as nobody has claimed it, with a new link', () => {
    given(portalAccount, portalAccountProvisioned(), portalLinkSent())
      .when(provision('contact-2'))
      .then(portalAccountProvisioned('contact-2', 2));
  });

  it('opens it again after it was taken back', () => {
    given(portalAccount, portalAccountProvisioned(), portalAccountRevoked())
      .when(provision())
      .then(portalAccountProvisioned('contact-1', 2));
  });

  it('is quiet when it is open for that contact', () => {
    given(portalAccount, portalAccountProvisioned()).when(provision()).thenNothing();
  });

  it('refuses when somebody has claimed it', () => {
    given(portalAccount, portalAccountProvisioned(), portalLinkSent(), portalAccountClaimed())
      .when(provision('contact-2'))
      .thenRejected('portal-account-claimed');
  });
});
