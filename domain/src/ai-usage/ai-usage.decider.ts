import { type Decider, reject } from '../kernel/decider.ts';
import { type AiUsageEvent, aiUsageEvents } from './ai-usage.events.ts';
import type { AiUsageRejection } from './ai-usage.rejections.ts';
import { type AiUsage, evolveAiUsage } from './ai-usage.state.ts';
import { type ReleaseAiQuota, releaseAiQuota } from './release-ai-quota.ts';
import { type ReserveAiQuota, reserveAiQuota } from './reserve-ai-quota.ts';
import { type SettleAiUsage, settleAiUsage } from './settle-ai-usage.ts';

export type AiUsageCommand = ReserveAiQuota | SettleAiUsage | ReleaseAiQuota;

/** An organization's AI in one month: `2026-05` is its id. */
export const aiUsage: Decider<AiUsage, AiUsageCommand, AiUsageEvent, AiUsageRejection> = {
  category: 'aiUsage',
  events: aiUsageEvents,
  evolve: evolveAiUsage,
  decide: (command, usage) => {
    if (command.type === 'ReserveAiQuota') return reserveAiQuota(command, usage);
    if (usage === undefined) return reject('ai-usage-not-found');
    switch (command.type) {
      case 'SettleAiUsage':
        return settleAiUsage(command, usage);
      case 'ReleaseAiQuota':
        return releaseAiQuota(command, usage);
    }
  },
};
