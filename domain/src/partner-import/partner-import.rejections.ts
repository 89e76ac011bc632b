/** Why a command on an import of partners is refused. */
export type PartnerImportRejection =
  | 'partner-import-not-found'
  | 'partner-import-already-exists'
  | 'partner-import-out-of-order';
