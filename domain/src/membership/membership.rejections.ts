/** Why a command on a membership is refused. */
export type MembershipRejection =
  | 'member-not-found'
  | 'member-already-joined'
  | 'partner-id-required'
  | 'partner-id-not-allowed'
  | 'own-role-raised';
