import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { AiUsageEvent } from './ai-usage.events.ts';
import type { AiUsageRejection } from './ai-usage.rejections.ts';
import { type AiUsage, reservedAt } from './ai-usage.state.ts';

/** Holds the most that a piece of work can cost, so that whatever runs at once stays within the quota together. */
export interface ReserveAiQuota {
  readonly type: 'ReserveAiQuota';
  readonly data: DataOf<AiUsageEvent, 'AiQuotaReserved'> & { readonly at: Timestamp };
}

export const reserveAiQuota = (
  { data: { at, ...reserved } }: ReserveAiQuota,
  usage: AiUsage | undefined,
): Decision<AiUsageEvent, AiUsageRejection> => {
  const held = usage === undefined ? 0 : usage.spent + reservedAt(usage, at);
  if (held + reserved.cost > reserved.quota) return reject('ai-quota-exhausted');
  return [...expired(usage, at), { type: 'AiQuotaReserved', data: reserved }];
};

// What a process left behind that ended in the middle of its work.
const expired = (usage: AiUsage | undefined, at: Timestamp): readonly AiUsageEvent[] =>
  Object.entries(usage?.reservations ?? {})
    .filter(([, { expiresAt }]) => expiresAt <= at)
    .map(([reservationId, { task, cost }]) => ({
      type: 'AiQuotaReleased',
      data: { month: usage?.month ?? '', reservationId, task, cost, reason: 'expired' },
    }));
