import { evolution } from '../kernel/decider.ts';
import { DAY, type Timestamp } from '../kernel/time.ts';
import type { PortalAccountEvent } from './portal-account.events.ts';

/** How long a link can be used after it was sent. */
export const PORTAL_LINK_GOOD_FOR_MS = 7 * DAY;

/** The way into the portal for the person a partner is talked to through. */
export interface PortalAccount {
  readonly partnerId: string;
  readonly contactId: string;
  readonly status: 'provisioned' | 'claimed' | 'revoked';
  /** Counts the links there have been. */
  readonly link: number;
  readonly linkStatus: 'pending' | 'sent' | 'failed';
  /** Why the newest link did not go out. */
  readonly linkProblem: string | null;
  /** The address the newest link went to, lower-cased. */
  readonly sentTo: string | null;
  readonly expiresAt: Timestamp | null;
  readonly claimedBy: string | null;
  readonly claimedAt: Timestamp | null;
}

const PENDING = { linkStatus: 'pending', linkProblem: null, sentTo: null, expiresAt: null } as const;

export const evolvePortalAccount = evolution<PortalAccount, PortalAccountEvent, 'PortalAccountProvisioned'>(
  {
    PortalAccountProvisioned: ({ partnerId, contactId, link }) => ({
      partnerId,
      contactId,
      status: 'provisioned',
      link,
      ...PENDING,
      claimedBy: null,
      claimedAt: null,
    }),
  },
  {
    PortalLinkSent: (account, { email, expiresAt }) => ({
      ...account,
      linkStatus: 'sent',
      linkProblem: null,
      sentTo: email,
      expiresAt,
    }),
    PortalLinkFailed: (account, { reason }) => ({ ...account, linkStatus: 'failed', linkProblem: reason }),
    PortalLinkRenewed: (account, { link }) => ({ ...account, link, ...PENDING }),
    PortalAccountClaimed: (account, { userId, claimedAt }) => ({
      ...account,
      status: 'claimed',
      claimedBy: userId,
      claimedAt,
    }),
    PortalAccountRevoked: (account) => ({ ...account, status: 'revoked' }),
  },
);
