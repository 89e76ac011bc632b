import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = notPersonal(z.string());
/** Micro-cents of a US dollar: a million of them are a cent. */
const microcents = z.int().min(0);
const month = { month: text };
const reservation = { month: text, reservationId: Id, task: text };

/** The stored format of what an organization's AI has cost in one month: never edited, only lifted by upcasts. */
export const aiUsageEvents = {
  /** `cost` is the most it can come to; `quota` is that of the moment. */
  AiQuotaReserved: z.strictObject({
    ...reservation,
    model: text,
    cost: microcents,
    quota: microcents,
    expiresAt: Instant,
  }),
  /** `reserved` is 0 when the reservation had run out before. */
  AiUsageSettled: z.strictObject({
    ...reservation,
    model: text,
    inputTokens: z.int().min(0),
    outputTokens: z.int().min(0),
    reserved: microcents,
    cost: microcents,
  }),
  /** This part of the month is full: nothing comes after it but the next part. */
  AiUsageClosed: z.strictObject({ ...month, part: z.int().min(1) }),
  /** The next part of the month, with everything that the ones before came to. */
  AiUsageContinued: z.strictObject({
    ...month,
    part: z.int().min(2),
    spent: microcents,
    tasks: z.array(
      z.strictObject({
        task: text,
        calls: z.int().min(0),
        inputTokens: z.int().min(0),
        outputTokens: z.int().min(0),
        cost: microcents,
      }),
    ),
    reservations: z.array(z.strictObject({ reservationId: Id, task: text, cost: microcents, expiresAt: Instant })),
  }),
  AiQuotaReleased: z.strictObject({ ...reservation, cost: microcents, reason: z.enum(['failed', 'expired']) }),
};

export type AiUsageEvent = EventOf<typeof aiUsageEvents>;
