const EXPECTED: readonly (readonly [pattern: RegExp, eventType: string])[] = [
  [/^POST \/api\/auth\/sign-up\/email$/, 'UserRegistered'],
  [/^POST \/api\/auth\/organization\/invite-member$/, 'MemberInvited'],
  [/^POST \/api\/auth\/organization\/accept-invitation$/, 'InvitationAccepted'],
  [/^POST \/api\/enablement\/trainings$/, 'TrainingCreated'],
  [/^POST \/api\/enablement\/trainings\/[^/]+\/publish$/, 'TrainingPublished'],
  [/^POST \/api\/enablement\/specializations$/, 'SpecializationCreated'],
  [/^POST \/api\/workflows$/, 'WorkflowCreated'],
  [/^PUT \/api\/workflows\/[^/]+\/definition$/, 'WorkflowDefinitionSaved'],
  [/^POST \/api\/workflows\/[^/]+\/status$/, 'WorkflowActivated'],
  [/^POST \/api\/workflow-runs\/[^/]+\/redrive$/, 'WorkflowRunRetried'],
  [/^POST \/api\/partners\/import$/, 'PartnerImportStarted'],
  [/^POST \/api\/partners$/, 'PartnerCreated'],
  [/^POST \/api\/partners\/[^/]+\/stage$/, 'PartnerStageChanged'],
  [/^POST \/api\/partners\/[^/]+\/tier$/, 'PartnerTierChanged'],
  [/^POST \/api\/partners\/[^/]+\/manager$/, 'PartnerManagerAssigned'],
  [/^POST \/api\/partners\/[^/]+\/contacts$/, 'ContactAddedToPartner'],
  [/^POST \/api\/partners\/[^/]+\/activities$/, 'PartnerActivityRecorded'],
  [/^POST \/api\/deal-registrations$/, 'DealRegistrationSubmitted'],
  [/^POST \/api\/deal-registrations\/[^/]+\/start-review$/, 'DealRegistrationReviewStarted'],
  [/^POST \/api\/deal-registrations\/[^/]+\/approve$/, 'DealRegistrationApproved'],
  [/^POST \/api\/deal-registrations\/[^/]+\/decline$/, 'DealRegistrationDeclined'],
  [/^POST \/api\/deal-registrations\/[^/]+\/withdraw$/, 'DealRegistrationWithdrawn'],
  [/^POST \/api\/deals\/[^/]+\/close-won$/, 'DealClosedWon'],
  [/^POST \/api\/deals\/[^/]+\/close-lost$/, 'DealClosedLost'],
  [/^POST \/api\/deals\/[^/]+\/reopen$/, 'DealReopened'],
];

/** The event that a command leads to, once. Throws on a command it does not know: none may go unchecked. */
export const expectedEvent = (request: string): string => {
  const found = EXPECTED.find(([pattern]) => pattern.test(request));
  if (found === undefined) throw new Error(`say in expected-event.ts what ${request} leads to`);
  return found[1];
};
