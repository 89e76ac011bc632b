import { type Decider, reject } from '../kernel/decider.ts';
import { type AiUsageEvent, aiUsageEvents } from './ai-usage.events.ts';
import type { AiUsageRejection } from './ai-usage.rejections.ts';
import { type AiUsage, evolveAiUsage, MOST_IN_A_PART } from './ai-usage.state.ts';
import { type ReleaseAiQuota, releaseAiQuota } from './release-ai-quota.ts';
import { type ReserveAiQuota, reserveAiQuota } from './reserve-ai-quota.ts';
import { type SettleAiUsage, settleAiUsage } from './settle-ai-usage.ts';
import { type CloseAiUsage, type ContinueAiUsage, closeAiUsage, continueAiUsage } from './turn-over-ai-usage.ts';

/** What work does with a month's quota. */
export type AiQuotaCommand = ReserveAiQuota | SettleAiUsage | ReleaseAiQuota;
export type AiUsageCommand = AiQuotaCommand | CloseAiUsage | ContinueAiUsage;

/**
 * An organization's AI in one month, in parts that follow each other, so that no request has to read a whole month. There
 * is one open part at a time, and it knows everything that came before: whatever it decides is exact.
 */
export const aiUsage: Decider<AiUsage, AiUsageCommand, AiUsageEvent, AiUsageRejection> = {
  category: 'aiUsage',
  events: aiUsageEvents,
  evolve: evolveAiUsage,
  decide: (command, usage) => {
    if (command.type === 'ContinueAiUsage') return continueAiUsage(command, usage);
    if (command.type === 'CloseAiUsage')
      return usage === undefined ? reject('ai-usage-not-found') : closeAiUsage(command, usage);
    if (usage?.isClosed) return reject('ai-usage-closed');
    if (usage !== undefined && usage.events >= MOST_IN_A_PART) return reject('ai-usage-full');
    if (command.type === 'ReserveAiQuota') return reserveAiQuota(command, usage);
    if (usage === undefined) return reject('ai-usage-not-found');
    return command.type === 'SettleAiUsage' ? settleAiUsage(command, usage) : releaseAiQuota(command, usage);
  },
};

/** The id of a part of a month: `2026-05`, then `2026-05-part-2`. */
export const aiUsagePart = (month: string, part: number): string => (part === 1 ? month : `${month}-part-${part}`);
