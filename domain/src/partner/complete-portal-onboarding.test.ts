import { given } from '../testing/given.ts';
import type { CompletePortalOnboarding } from './complete-portal-onboarding.ts';
import type { CompletePortalOnboardingStep } from './complete-portal-onboarding-step.ts';
import { partner } from './partner.decider.ts';
import {
  partnerArchived,
  partnerCreated,
  portalOnboardingCompleted,
  portalOnboardingStepCompleted,
} from './partner.examples.ts';

const STEPS = ['company', 'people'];
const step = (name: string): CompletePortalOnboardingStep => ({
  type: 'CompletePortalOnboardingStep',
  data: { partnerId: 'partner-1', userId: 'user-1', step: name, steps: STEPS },
});
const complete = (steps = STEPS): CompletePortalOnboarding => ({
  type: 'CompletePortalOnboarding',
  data: {
    partnerId: 'partner-1',
    contactId: 'contact-1',
    userId: 'user-1',
    completedAt: '2026-05-17T12:00:00.000Z',
    steps,
  },
});
const DONE = [
  partnerCreated(),
  portalOnboardingStepCompleted('company'),
  portalOnboardingStepCompleted('people'),
] as const;

describe('complete portal onboarding step', () => {
  it('ticks a step off, in whatever order', () => {
    given(partner, partnerCreated()).when(step('people')).then(portalOnboardingStepCompleted('people'));
  });

  it('is quiet about a step that is done, and when all is over', () => {
    given(partner, partnerCreated(), portalOnboardingStepCompleted('people')).when(step('people')).thenNothing();
    given(partner, partnerCreated(), portalOnboardingCompleted()).when(step('people')).thenNothing();
  });

  it('refuses a step that nobody asks for, and any of an archived partner', () => {
    given(partner, partnerCreated()).when(step('dance')).thenRejected('onboarding-step-unknown');
    given(partner, partnerCreated(), partnerArchived()).when(step('people')).thenRejected('partner-archived');
    given(partner).when(step('people')).thenRejected('partner-not-found');
  });
});

describe('complete portal onboarding', () => {
  it('says that the partner has joined, when every step is done', () => {
    given(partner, ...DONE)
      .when(complete())
      .then(portalOnboardingCompleted());
    given(partner, partnerCreated()).when(complete([])).then(portalOnboardingCompleted());
  });

  it('is quiet when the partner has joined, whatever is asked for by now', () => {
    given(partner, ...DONE, portalOnboardingCompleted())
      .when(complete([...STEPS, 'more']))
      .thenNothing();
  });

  it('refuses while a step is missing, and for an archived partner', () => {
    given(partner, partnerCreated(), portalOnboardingStepCompleted('people'))
      .when(complete())
      .thenRejected('onboarding-unfinished');
    given(partner, ...DONE, partnerArchived())
      .when(complete())
      .thenRejected('partner-archived');
  });
});
