import type { AiUsageEvent } from './ai-usage.events.ts';
import type { AiUsage } from './ai-usage.state.ts';

/** Gives back what was held for work that cost nothing; quiet when nothing is held. */
export interface ReleaseAiQuota {
  readonly type: 'ReleaseAiQuota';
  readonly data: { readonly month: string; readonly reservationId: string };
}

export const releaseAiQuota = (
  { data: { month, reservationId } }: ReleaseAiQuota,
  { reservations }: AiUsage,
): readonly AiUsageEvent[] => {
  const held = reservations[reservationId];
  return held === undefined
    ? []
    : [
        {
          type: 'AiQuotaReleased',
          data: { month, reservationId, task: held.task, cost: held.cost, reason: 'failed' },
        },
      ];
};
