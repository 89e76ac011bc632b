/** Why a command on a request for funds is refused. */
export type MdfRequestRejection =
  | 'mdf-request-not-found'
  | 'mdf-request-already-exists'
  | 'mdf-request-not-open'
  | 'mdf-request-not-approved'
  | 'mdf-proof-missing'
  | 'mdf-amount-refused';
