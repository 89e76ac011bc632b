import type { AiUsageEvent } from './ai-usage.events.ts';
import type { AiUsage } from './ai-usage.state.ts';

/** Closes a part of a month: what comes after it belongs into the next. Quiet for one that is closed. */
export interface CloseAiUsage {
  readonly type: 'CloseAiUsage';
  readonly data: { readonly month: string; readonly part: number };
}

export const closeAiUsage = ({ data }: CloseAiUsage, { isClosed }: AiUsage): readonly AiUsageEvent[] =>
  isClosed ? [] : [{ type: 'AiUsageClosed', data }];

/** Begins the next part of a month with what the closed one came to. Quiet when somebody else has begun it. */
export interface ContinueAiUsage {
  readonly type: 'ContinueAiUsage';
  readonly data: { readonly closed: AiUsage };
}

export const continueAiUsage = (
  { data: { closed } }: ContinueAiUsage,
  usage: AiUsage | undefined,
): readonly AiUsageEvent[] => {
  if (usage !== undefined) return [];
  const { month, part, spent } = closed;
  const tasks = Object.entries(closed.tasks).map(([task, of]) => ({ task, ...of }));
  const reservations = Object.entries(closed.reservations).map(([reservationId, held]) => ({ reservationId, ...held }));
  return [{ type: 'AiUsageContinued', data: { month, part: part + 1, spent, tasks, reservations } }];
};
