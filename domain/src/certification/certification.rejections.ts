/** Why a command on a certification is refused. */
export type CertificationRejection = 'certification-not-found' | 'certification-already-exists';
