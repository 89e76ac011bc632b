import type { DataOf } from '../kernel/decider.ts';
import type { AiUsageEvent } from './ai-usage.events.ts';
import type { AiUsage } from './ai-usage.state.ts';

/** Records what a piece of work came to, and gives the rest of its reservation back. What was spent is never refused. */
export interface SettleAiUsage {
  readonly type: 'SettleAiUsage';
  readonly data: Omit<DataOf<AiUsageEvent, 'AiUsageSettled'>, 'reserved'>;
}

export const settleAiUsage = ({ data }: SettleAiUsage, usage: AiUsage): readonly AiUsageEvent[] => [
  { type: 'AiUsageSettled', data: { ...data, reserved: usage.reservations[data.reservationId]?.cost ?? 0 } },
];
