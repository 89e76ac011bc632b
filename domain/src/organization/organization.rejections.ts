/** Why a command on an organization is refused. `owner-required`: only an owner makes or unmakes owners. */
export type OrganizationRejection =
  | 'organization-not-found'
  | 'organization-already-exists'
  | 'owner-required'
  | 'last-owner';
