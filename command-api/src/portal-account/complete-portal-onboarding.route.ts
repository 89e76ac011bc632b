import { line, load, organization, PLATFORM, partner, user } from '@partneros/domain';
import { causeOf, type MemberCaller } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from '../partner/command-partner.ts';
import { PartnerAnswer, PartnerParams } from '../partner/partner.schemas.ts';

const stepsOf = async (deps: CommandDeps, organizationId: string): Promise<readonly string[]> =>
  (await load(deps, organization, organizationId, organizationId))?.state.portal.onboardingSteps ?? [];

export const completePortalOnboardingStepRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/portal-onboarding/complete-step',
  tag: 'Portal',
  summary: 'Tick one step of the portal’s onboarding off',
  access: 'portal:onboard',
  keepsToOwnPartner: true,
  params: PartnerParams,
  body: z.strictObject({ step: line(60) }),
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { caller, params, body } = request;
    const steps = await stepsOf(deps, caller.organizationId);
    const data = { partnerId: params.partnerId, userId: caller.userId, step: body.step, steps };
    return commandPartner(request, deps, { type: 'CompletePortalOnboardingStep', data });
  },
});

export const completePortalOnboardingRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/portal-onboarding/complete',
  tag: 'Portal',
  summary: 'End the portal’s onboarding: the partner has joined',
  access: 'portal:onboard',
  keepsToOwnPartner: true,
  params: PartnerParams,
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { caller, params } = request;
    const { partnerId } = params;
    const cause = causeOf(request, deps);
    const data = {
      partnerId,
      contactId: await contactIdOf(deps, caller, partnerId),
      userId: caller.userId,
      completedAt: cause.occurredAt,
      steps: await stepsOf(deps, caller.organizationId),
    };
    return commandPartner(request, deps, { type: 'CompletePortalOnboarding', data }, cause);
  },
});

// Who is signed in is one of the partner's contacts when they have the same address.
const contactIdOf = async (
  deps: CommandDeps,
  { organizationId, userId }: MemberCaller,
  partnerId: string,
): Promise<string | null> => {
  const [person, found] = await Promise.all([
    load(deps, user, PLATFORM, userId),
    load(deps, partner, organizationId, partnerId),
  ]);
  const known = found?.state.contacts.find(({ email }) => email.toLowerCase() === person?.state.email);
  return known?.contactId ?? null;
};
