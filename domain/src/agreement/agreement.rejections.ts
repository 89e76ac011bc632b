/** Why a command on an agreement is refused. */
export type AgreementRejection =
  | 'agreement-not-found'
  | 'agreement-already-exists'
  | 'agreement-role-unknown'
  | 'agreement-voided'
  | 'agreement-fully-signed'
  | 'agreement-closed'
  | 'agreement-not-at-provider'
  | 'signature-in-the-future';
