import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Ticks one step of the portal's onboarding off. */
export interface CompletePortalOnboardingStep {
  readonly type: 'CompletePortalOnboardingStep';
  readonly data: DataOf<PartnerEvent, 'PartnerPortalOnboardingStepCompleted'> & {
    /** The steps that the organization asks for. */
    readonly steps: readonly string[];
  };
}

export const completePortalOnboardingStep = (
  { data: { partnerId, userId, step, steps } }: CompletePortalOnboardingStep,
  { portalOnboarding: { completedSteps, completedAt } }: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (!steps.includes(step)) return reject('onboarding-step-unknown');
  return completedAt !== null || completedSteps.includes(step)
    ? []
    : [{ type: 'PartnerPortalOnboardingStepCompleted', data: { partnerId, userId, step } }];
};
