/** Why a command on an application is refused. */
export type ApplicationRejection =
  | 'application-not-found'
  | 'application-already-exists'
  | 'application-form-changed'
  | 'application-field-unknown'
  | 'application-field-missing'
  | 'application-answer-invalid'
  | 'application-agreement-missing'
  | 'application-decided'
  | 'application-lacks-partner';
