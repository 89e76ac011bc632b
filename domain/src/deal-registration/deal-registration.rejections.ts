/** Why a command on a deal registration is refused. */
export type DealRegistrationRejection =
  | 'deal-registration-not-found'
  | 'deal-registration-already-exists'
  | 'deal-registration-decided';
