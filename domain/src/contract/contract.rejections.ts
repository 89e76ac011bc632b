/** Why a command on a contract is refused. */
export type ContractRejection =
  | 'contract-not-found'
  | 'contract-already-exists'
  | 'contract-terminated'
  | 'renewal-date-not-later';
