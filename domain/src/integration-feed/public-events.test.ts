import { deepStrictEqual } from 'node:assert/strict';
import { deciders } from '../deciders.ts';
import { publicEvents, SHOWN } from './public-events.ts';

// What a release has once published: whoever listens breaks without it.
const PUBLISHED = [
  'AccountClaimContested',
  'AccountClaimReleased',
  'AccountClaimed',
  'ContactAddedToPartner',
  'ContactRemoved',
  'ContactUpdated',
  'DealClosedLost',
  'DealClosedWon',
  'DealOpened',
  'DealRegistrationApproved',
  'DealRegistrationDeclined',
  'DealRegistrationExpired',
  'DealRegistrationFulfilled',
  'DealRegistrationReviewStarted',
  'DealRegistrationSubmitted',
  'DealRegistrationWithdrawn',
  'DealReopened',
  'DealUpdated',
  'PartnerActivityRecorded',
  'PartnerArchived',
  'PartnerCreated',
  'PartnerImportFailed',
  'PartnerImportFinished',
  'PartnerImportProgressed',
  'PartnerImportStarted',
  'PartnerManagerAssigned',
  'PartnerProfileUpdated',
  'PartnerStageChanged',
  'PartnerTagged',
  'PartnerTierChanged',
  'PrimaryContactChanged',
  'SpecializationCreated',
  'SpecializationPublished',
  'SpecializationUnpublished',
  'SpecializationUpdated',
  'TaskCompleted',
  'TaskCreated',
  'TaskReopened',
  'TrainingAssigned',
  'TrainingCreated',
  'TrainingPublished',
  'TrainingUnpublished',
  'TrainingUpdated',
  'WorkflowRunCancelled',
  'WorkflowRunCompleted',
  'WorkflowRunFailed',
  'WorkflowRunSkipped',
  'WorkflowRunStarted',
];

describe('public events', () => {
  it('are decided on for every aggregate, and no other', () => {
    deepStrictEqual(Object.keys(SHOWN).toSorted(), deciders.map(({ category }) => category).toSorted());
  });

  it('exist', () => {
    const known = new Set(deciders.flatMap(({ events }) => Object.keys(events)));
    const listed = Object.values(SHOWN).flatMap((shown) => (typeof shown === 'string' ? [] : shown));
    deepStrictEqual(
      listed.filter((type) => !known.has(type)),
      [],
    );
  });

  it('say nothing of people who sign in, of definitions, and of what was sent to whom', () => {
    const inside = ['user', 'membership', 'invitation', 'organization', 'workflow', 'reservation'];
    const hidden = deciders
      .filter(({ category }) => inside.includes(category))
      .flatMap(({ events }) => Object.keys(events));
    deepStrictEqual(
      [...hidden, 'StepStarted', 'StepSucceeded', 'StepFailed', 'BranchTaken'].filter((type) => publicEvents.has(type)),
      [],
    );
  });

  it('never disappear', () => {
    deepStrictEqual(
      PUBLISHED.filter((type) => !publicEvents.has(type)),
      [],
    );
  });
});
