import { reservedAt } from '../ai-usage/ai-usage.state.ts';
import { aiUsageOf } from '../ai-usage/record-ai-usage.ts';
import { load } from '../kernel/load.ts';
import { organization } from '../organization/organization.decider.ts';
import type { AiDeps } from './ai-deps.ts';
import { aiQuotaOf } from './metered.ts';

/** What is left of an organization's AI quota at this moment, in micro-cents. Nothing is held by looking. */
export const aiLeft = async (
  deps: Pick<AiDeps, 'store' | 'clock' | 'aiMonthlyCents'>,
  organizationId: string,
): Promise<number> => {
  const now = deps.clock.now();
  const founded = await load(deps, organization, organizationId, organizationId);
  const usage = await aiUsageOf(deps, organizationId, now.slice(0, 'yyyy-mm'.length));
  const quota = aiQuotaOf(founded?.state.aiPlan.monthlyCents ?? null, deps.aiMonthlyCents);
  return usage === undefined ? quota : quota - usage.spent - reservedAt(usage, now);
};
