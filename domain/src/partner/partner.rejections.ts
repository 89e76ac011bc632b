/** Why a command on a partner is refused. */
export type PartnerRejection =
  | 'partner-not-found'
  | 'partner-already-exists'
  | 'partner-archived'
  | 'contact-not-found'
  | 'contact-already-exists'
  | 'contact-email-taken'
  | 'contact-is-primary'
  | 'activity-in-the-future'
  | 'onboarding-step-unknown'
  | 'onboarding-unfinished'
  | 'partner-without-tier';
