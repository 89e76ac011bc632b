import type { JsonObject } from '../kernel/json.ts';
import type { Recorded } from '../kernel/recorded.ts';
import type { Timestamp } from '../kernel/time.ts';
import { lookUp } from '../workflow/template.ts';

/**
 * What counts as activity of a partner, and what does not, for every event that names a partner. A partner's creation
 * counts, because its first contact comes with it: from then on it can be quiet. A test asks for an entry for each.
 */
export const IS_ACTIVITY: Readonly<Record<string, boolean>> = {
  PartnerCreated: true,
  ContactAddedToPartner: true,
  PartnerActivityRecorded: true,

  DealRegistrationSubmitted: true,
  DealRegistrationReviewStarted: true,
  DealRegistrationApproved: true,
  DealRegistrationDeclined: true,
  DealRegistrationWithdrawn: true,
  DealOpened: true,
  DealUpdated: true,
  DealClosedWon: true,
  DealClosedLost: true,
  DealReopened: true,

  ApplicationApproved: true,

  AgreementSent: true,
  AgreementSignedByRole: true,
  AgreementFullySigned: true,
  AgreementVoided: true,
  AgreementDeclined: true,

  MdfRequestSubmitted: true,
  MdfRequestApproved: true,
  MdfRequestDeclined: true,
  MdfProofSubmitted: true,
  MdfPaid: true,
  PartnerPaymentRecorded: true,

  TrainingModuleCompleted: true,
  TrainingCompleted: true,
  CertificationCompleted: true,

  PortalAccountClaimed: true,
  PartnerPortalOnboardingStepCompleted: true,
  PartnerPortalOnboardingCompleted: true,

  // A booking was wrong.
  MdfPaymentReversed: false,
  PartnerPaymentReversed: false,

  // Time has passed, or one event led to another: nobody did anything.
  AgreementExpired: false,
  AgreementSigningRequested: false,
  AgreementSubmissionAttempted: false,
  AgreementSubmissionCreated: false,
  AgreementSubmissionFailed: false,
  AgreementWithdrawalRequested: false,
  AgreementWithdrawn: false,
  DealRegistrationExpired: false,
  DealRegistrationFulfilled: false,
  PartnerInactivityReached: false,
  ContractRenewalWindowEntered: false,

  // Housekeeping of ours, which tells nothing of the partner.
  PartnerAnalysisRequested: false,
  PartnerAnalysisCompleted: false,
  PartnerAnalysisServedFromCache: false,
  PartnerAnalysisFailed: false,
  PartnerScoresComputed: false,
  PartnerProfileUpdated: false,
  PartnerStageChanged: false,
  PartnerTierChanged: false,
  PartnerTierEvaluated: false,
  PartnerTierGraceStarted: false,
  PartnerTierGraceEnded: false,
  PartnerTierPinned: false,
  PartnerTierUnpinned: false,
  PartnerManagerAssigned: false,
  ContactUpdated: false,
  PrimaryContactChanged: false,
  ContactRemoved: false,
  PartnerTagged: false,
  PartnerArchived: false,
  ContractCreated: false,
  LegalTemplateUploaded: false,
  RenewalDateChanged: false,
  ContractRenewed: false,
  ContractTerminated: false,
  AffiliateLinkCreated: false,
  TrainingAssigned: false,
  TaskCreated: false,
  TaskCompleted: false,
  TaskReopened: false,
  PartnerPlacedInSegment: false,
  PartnerTakenOutOfSegment: false,
  PortalAccountProvisioned: false,
  PortalLinkSent: false,
  PortalLinkFailed: false,
  PortalLinkRenewed: false,
  PortalAccountRevoked: false,
  AccountClaimed: false,
  AccountClaimContested: false,
  AccountClaimReleased: false,
};

/** That a partner did something, or that something was done with it. */
export interface Activity {
  readonly partnerId: string;
  readonly at: Timestamp;
}

/**
 * The activity that an event is; `undefined` when it is none. Only what people do counts: what a workflow or a policy
 * did, or what followed from that, would keep a partner active that nobody hears of.
 */
export const activityIn = (event: Recorded): Activity | undefined => {
  if (IS_ACTIVITY[event.type] !== true) return undefined;
  const { actor, via, occurredAt } = event.metadata;
  if (via !== undefined || (actor.type !== 'user' && actor.type !== 'public')) return undefined;
  const data = event.data as JsonObject;
  const partnerId = lookUp(data, 'partnerId');
  if (typeof partnerId !== 'string') return undefined;
  // A meeting counts from the day it was, not from the day it was noted.
  const happenedAt = lookUp(data, 'happenedAt');
  return { partnerId, at: typeof happenedAt === 'string' ? happenedAt : occurredAt };
};
