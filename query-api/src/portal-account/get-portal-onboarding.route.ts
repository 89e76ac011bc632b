import { Id, load, organization, type PortalOnboarding, type PortalSettings, partner } from '@partneros/domain';
import { type Answer, problem, waitUntilAtLeast } from '@partneros/infra/http';
import { partnersModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Partner not found.');

export const getPortalOnboardingRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/portal-onboarding',
  tag: 'Portal',
  summary: 'What a partner’s people are to go through in the portal, and how far they are; now or as of any moment',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(detailQuery),
  answers: {
    status: 200,
    body: z.object({
      portalOnboarding: z.object({
        partnerId: Id,
        steps: z.array(z.object({ step: z.string(), isCompleted: z.boolean() })),
        completedAt: z.string().nullable(),
      }),
    }),
  },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { partnerId }, query }, deps) => {
    if (own !== undefined && own !== partnerId) return notFound;
    if (query.asOf !== undefined) {
      const { asOf } = query;
      const [then, home] = await Promise.all([
        aggregateAsOf(deps, partner, organizationId, partnerId, asOf),
        aggregateAsOf(deps, organization, organizationId, organizationId, asOf),
      ]);
      return then === undefined ? notFound : answer(partnerId, then.state.portalOnboarding, home?.state.portal);
    }
    await waitUntilAtLeast(deps.rows, partnersModel, query.atLeast);
    const [row, home] = await Promise.all([
      deps.rows.get(partnersModel, organizationId, partnerId),
      load(deps, organization, organizationId, organizationId),
    ]);
    return row === undefined ? notFound : answer(partnerId, row.portalOnboarding, home?.state.portal);
  },
});

const answer = (
  partnerId: string,
  { completedSteps, completedAt }: PortalOnboarding,
  portal: PortalSettings | undefined,
): Answer => {
  const steps = (portal?.onboardingSteps ?? []).map((step) => ({ step, isCompleted: completedSteps.includes(step) }));
  return { body: { portalOnboarding: { partnerId, steps, completedAt } } };
};
