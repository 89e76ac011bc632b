import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Ends the portal's onboarding: the partner has joined. It does so once, whoever of its people is the last to say so. */
export interface CompletePortalOnboarding {
  readonly type: 'CompletePortalOnboarding';
  readonly data: DataOf<PartnerEvent, 'PartnerPortalOnboardingCompleted'> & {
    /** The steps that the organization asks for. */
    readonly steps: readonly string[];
  };
}

export const completePortalOnboarding = (
  { data: { steps, ...completed } }: CompletePortalOnboarding,
  { portalOnboarding: { completedSteps, completedAt } }: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  if (completedAt !== null) return [];
  return steps.every((step) => completedSteps.includes(step))
    ? [{ type: 'PartnerPortalOnboardingCompleted', data: completed }]
    : reject('onboarding-unfinished');
};
