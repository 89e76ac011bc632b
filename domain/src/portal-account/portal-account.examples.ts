import type { PortalAccountEvent } from './portal-account.events.ts';

const PARTNER = { partnerId: 'partner-1' };

export const portalAccountProvisioned = (contactId = 'contact-1', link = 1): PortalAccountEvent => ({
  type: 'PortalAccountProvisioned',
  data: { ...PARTNER, contactId, link },
});

export const portalLinkSent = (link = 1, email = 'ada@acme.example', contactId = 'contact-1'): PortalAccountEvent => ({
  type: 'PortalLinkSent',
  data: { ...PARTNER, contactId, link, email, expiresAt: '2026-05-23T12:00:00.000Z' },
});

export const portalLinkFailed = (link = 1): PortalAccountEvent => ({
  type: 'PortalLinkFailed',
  data: { ...PARTNER, link, reason: 'mail_rejected' },
});

export const portalLinkRenewed = (link = 2): PortalAccountEvent => ({
  type: 'PortalLinkRenewed',
  data: { ...PARTNER, link },
});

export const portalAccountClaimed = (userId = 'user-1', link = 1): PortalAccountEvent => ({
  type: 'PortalAccountClaimed',
  data: { ...PARTNER, contactId: 'contact-1', link, userId, claimedAt: '2026-05-17T12:00:00.000Z' },
});

export const portalAccountRevoked = (reason: 'by_hand' | 'partner_archived' = 'by_hand'): PortalAccountEvent => ({
  type: 'PortalAccountRevoked',
  data: { ...PARTNER, reason },
});
