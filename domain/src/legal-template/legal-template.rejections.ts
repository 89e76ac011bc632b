/** Why a command on a legal template is refused. */
export type LegalTemplateRejection =
  | 'legal-template-not-found'
  | 'legal-template-already-exists'
  | 'legal-template-role-repeated'
  | 'legal-template-without-partner-role'
  | 'legal-template-field-misplaced';
