import type { AiMeter } from '@partneros/domain';
import type { Metrics } from './create-metrics.ts';

// Time enough to ask for more.
const NEAR_QUOTA = 0.8;

/** Counts what is asked of models and what it comes to. */
export const measuredAi = ({ aiRequests, aiTokens, aiMicroCents, aiNearQuota, aiSeconds }: Metrics): AiMeter => ({
  record: ({ task, outcome, seconds, inputTokens, outputTokens, cost, quotaUsed }) => {
    aiRequests.inc({ task, outcome });
    if (seconds > 0) aiSeconds.observe({ task }, seconds);
    aiTokens.inc({ task, direction: 'input' }, inputTokens);
    aiTokens.inc({ task, direction: 'output' }, outputTokens);
    aiMicroCents.inc({ task }, cost);
    if (quotaUsed >= NEAR_QUOTA) aiNearQuota.inc();
  },
});
