/** Why a command on a portal account is refused. */
export type PortalAccountRejection =
  | 'portal-account-not-found'
  | 'portal-account-claimed'
  | 'portal-account-revoked'
  | 'portal-link-replaced'
  | 'portal-link-expired';
