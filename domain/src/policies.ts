import type { AnyPolicy } from './kernel/policy.ts';
import { addLessonToTrainingOnLessonCreated } from './policies/add-lesson-to-training-on-lesson-created.policy.ts';
import { cancelExistingEnrolmentOnWorkflowDeactivated } from './policies/cancel-existing-enrolment-on-workflow-deactivated.policy.ts';
import { claimAccountOnDealRegistrationSubmitted } from './policies/claim-account-on-deal-registration-submitted.policy.ts';
import { createPartnerOnApplicationApproved } from './policies/create-partner-on-application-approved.policy.ts';
import { fulfilDealRegistrationOnDealClosedWon } from './policies/fulfil-deal-registration-on-deal-closed-won.policy.ts';
import { openDealOnDealRegistrationApproved } from './policies/open-deal-on-deal-registration-approved.policy.ts';
import { provisionPortalAccountOnPartnerCreated } from './policies/provision-portal-account-on-partner-created.policy.ts';
import { readdressPortalLinkOnContactUpdated } from './policies/readdress-portal-link-on-contact-updated.policy.ts';
import { reassignPortalAccountOnPrimaryContactChanged } from './policies/reassign-portal-account-on-primary-contact-changed.policy.ts';
import { recordPaymentOnMdfPaid } from './policies/record-payment-on-mdf-paid.policy.ts';
import { releaseAccountClaimOnDealRegistrationDeclined } from './policies/release-account-claim-on-deal-registration-declined.policy.ts';
import { releaseAccountClaimOnDealRegistrationExpired } from './policies/release-account-claim-on-deal-registration-expired.policy.ts';
import { releaseAccountClaimOnDealRegistrationWithdrawn } from './policies/release-account-claim-on-deal-registration-withdrawn.policy.ts';
import { removeLessonFromTrainingOnLessonRetired } from './policies/remove-lesson-from-training-on-lesson-retired.policy.ts';
import { reverseMdfPaymentOnPartnerPaymentReversed } from './policies/reverse-mdf-payment-on-partner-payment-reversed.policy.ts';
import { revokePortalAccountOnPartnerArchived } from './policies/revoke-portal-account-on-partner-archived.policy.ts';

/** Every standing rule there is. The workflow engine runs each of them on everything that is recorded. */
export const policies: readonly AnyPolicy[] = [
  addLessonToTrainingOnLessonCreated,
  cancelExistingEnrolmentOnWorkflowDeactivated,
  claimAccountOnDealRegistrationSubmitted,
  createPartnerOnApplicationApproved,
  fulfilDealRegistrationOnDealClosedWon,
  openDealOnDealRegistrationApproved,
  provisionPortalAccountOnPartnerCreated,
  readdressPortalLinkOnContactUpdated,
  reassignPortalAccountOnPrimaryContactChanged,
  recordPaymentOnMdfPaid,
  releaseAccountClaimOnDealRegistrationDeclined,
  releaseAccountClaimOnDealRegistrationExpired,
  releaseAccountClaimOnDealRegistrationWithdrawn,
  removeLessonFromTrainingOnLessonRetired,
  reverseMdfPaymentOnPartnerPaymentReversed,
  revokePortalAccountOnPartnerArchived,
];
