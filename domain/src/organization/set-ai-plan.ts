import type { Decision } from '../kernel/decider.ts';
import type { OrganizationEvent } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Says how much the organization lets its AI cost in a month, in cents of a US dollar; `null`: what this installation allows. */
export interface SetAiPlan {
  readonly type: 'SetAiPlan';
  readonly data: { readonly organizationId: string; readonly monthlyCents: number | null };
}

export const setAiPlan = (
  { data: { organizationId, monthlyCents } }: SetAiPlan,
  { aiPlan }: Organization,
): Decision<OrganizationEvent, OrganizationRejection> =>
  aiPlan.monthlyCents === monthlyCents
    ? []
    : [{ type: 'AiPlanChanged', data: { organizationId, from: aiPlan.monthlyCents, to: monthlyCents } }];
