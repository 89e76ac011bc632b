import type { AiMeter } from '@partneros/domain';
import type { Metrics } from './create-metrics.ts';

/** Counts what is asked of models and what it comes to. */
export const measuredAi = ({ aiRequests, aiTokens, aiMicroCents, aiSeconds }: Metrics): AiMeter => ({
  record: ({ task, outcome, seconds, inputTokens, outputTokens, cost }) => {
    aiRequests.inc({ task, outcome });
    if (seconds > 0) aiSeconds.observe({ task }, seconds);
    aiTokens.inc({ task, direction: 'input' }, inputTokens);
    aiTokens.inc({ task, direction: 'output' }, outputTokens);
    aiMicroCents.inc({ task }, cost);
  },
});
