import { given } from '../testing/given.ts';
import { portalAccount } from './portal-account.decider.ts';
import {
  portalAccountClaimed,
  portalAccountProvisioned,
  portalAccountRevoked,
  portalLinkFailed,
  portalLinkRenewed,
  portalLinkSent,
} from './portal-account.examples.ts';
import type { ReaddressPortalLink } from './readdress-portal-link.ts';
import type { ReassignPortalAccount } from './reassign-portal-account.ts';
import type { RecordPortalLinkFailed, RecordPortalLinkSent } from './record-portal-link.ts';
import type { RenewPortalLink } from './renew-portal-link.ts';

const partnerId = 'partner-1';
const renew: RenewPortalLink = { type: 'RenewPortalLink', data: { partnerId } };
const reassign = (contactId: string): ReassignPortalAccount => ({
  type: 'ReassignPortalAccount',
  data: { partnerId, contactId },
});
const readdress = (email: string, contactId = 'contact-1'): ReaddressPortalLink => ({
  type: 'ReaddressPortalLink',
  data: { partnerId, contactId, email },
});
const sent = (link = 1): RecordPortalLinkSent => ({
  type: 'RecordPortalLinkSent',
  data: { partnerId, contactId: 'contact-1', link, email: 'ada@acme.example', expiresAt: '2026-05-23T12:00:00.000Z' },
});
const failed = (link = 1): RecordPortalLinkFailed => ({
  type: 'RecordPortalLinkFailed',
  data: { partnerId, link, reason: 'mail_rejected' },
});

const OPEN = [portalAccountProvisioned(), portalLinkSent()] as const;
const CLAIMED = [...OPEN, portalAccountClaimed()] as const;
const REVOKED = [...OPEN, portalAccountRevoked()] as const;

describe('renew portal link', () => {
  it('makes another one, after one that went out and after one that did not', () => {
    given(portalAccount, ...OPEN)
      .when(renew)
      .then(portalLinkRenewed());
    given(portalAccount, portalAccountProvisioned(), portalLinkFailed()).when(renew).then(portalLinkRenewed());
  });

  it('is quiet while one is on its way', () => {
    given(portalAccount, portalAccountProvisioned()).when(renew).thenNothing();
  });

  it('refuses an account that is claimed, taken back, or was never made', () => {
    given(portalAccount, ...CLAIMED)
      .when(renew)
      .thenRejected('portal-account-claimed');
    given(portalAccount, ...REVOKED)
      .when(renew)
      .thenRejected('portal-account-revoked');
    given(portalAccount).when(renew).thenRejected('portal-account-not-found');
  });
});

describe('reassign portal account', () => {
  it('gives it to the new primary contact, with a new link', () => {
    given(portalAccount, ...OPEN)
      .when(reassign('contact-2'))
      .then(portalAccountProvisioned('contact-2', 2));
  });

  it('is quiet for the same contact, and when it is claimed or taken back', () => {
    given(portalAccount, ...OPEN)
      .when(reassign('contact-1'))
      .thenNothing();
    given(portalAccount, ...CLAIMED)
      .when(reassign('contact-2'))
      .thenNothing();
    given(portalAccount, ...REVOKED)
      .when(reassign('contact-2'))
      .thenNothing();
  });

  it('refuses where nobody was given one', () => {
    given(portalAccount).when(reassign('contact-2')).thenRejected('portal-account-not-found');
  });
});

describe('readdress portal link', () => {
  it('makes another one when the address is another, or when the one before did not go out', () => {
    given(portalAccount, ...OPEN)
      .when(readdress('ada@new.example'))
      .then(portalLinkRenewed());
    given(portalAccount, portalAccountProvisioned(), portalLinkFailed())
      .when(readdress('ada@acme.example'))
      .then(portalLinkRenewed());
  });

  it('is quiet for the same address, another contact, a link on its way, and when it is claimed or taken back', () => {
    given(portalAccount, ...OPEN)
      .when(readdress('ada@acme.example'))
      .thenNothing();
    given(portalAccount, ...OPEN)
      .when(readdress('grace@acme.example', 'contact-2'))
      .thenNothing();
    given(portalAccount, portalAccountProvisioned()).when(readdress('ada@new.example')).thenNothing();
    for (const over of [CLAIMED, REVOKED])
      given(portalAccount, ...over)
        .when(readdress('ada@new.example'))
        .thenNothing();
  });
});

describe('record portal link', () => {
  it('says what became of the mail', () => {
    given(portalAccount, portalAccountProvisioned()).when(sent()).then(portalLinkSent());
    given(portalAccount, portalAccountProvisioned()).when(failed()).then(portalLinkFailed());
  });

  it('is quiet about a link that was replaced, settled, or is pointless by now', () => {
    given(portalAccount, ...OPEN, portalLinkRenewed())
      .when(sent(1))
      .thenNothing();
    given(portalAccount, ...OPEN)
      .when(failed())
      .thenNothing();
    given(portalAccount, portalAccountProvisioned(), portalAccountRevoked()).when(sent()).thenNothing();
  });
});
