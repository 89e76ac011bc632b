/** Why a command on an application form is refused. */
export type ApplicationFormRejection =
  | 'application-form-not-found'
  | 'application-form-already-exists'
  | 'application-form-invalid'
  | 'application-form-empty';
