/** Where the fingerprints of links are kept, beside the log; the links themselves are kept nowhere. */
export const PORTAL_CLAIMS = 'portal-claim';

/** What a link opens. */
export interface PortalClaim {
  readonly organizationId: string;
  readonly partnerId: string;
  readonly link: number;
  /** The address it was sent to, lower-cased: who holds the link has proven to read that mail, and no other. */
  readonly email: string;
}
