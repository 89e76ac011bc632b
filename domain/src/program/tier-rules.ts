import { z } from 'zod';
import { Id, line, Money } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const count = z.int().min(1).max(1_000_000);
const withinDays = z
  .int()
  .min(1)
  .max(3_650)
  .nullable()
  .describe('Only what happened in the last so many days counts; `null`: everything.');

/** What a tier can ask of a partner: one fact of its history, and how much of it. */
export const TierRule = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('won_deal_amount'), atLeast: Money, withinDays }),
  z.strictObject({ fact: z.literal('won_deals'), atLeast: count, withinDays }),
  z.strictObject({ fact: z.literal('approved_registrations'), atLeast: count, withinDays }),
  z.strictObject({
    fact: z.literal('certifications_held'),
    atLeast: count,
    certificationId: Id.nullable().describe('Only this one counts; `null`: any.'),
  }),
  z.strictObject({ fact: z.literal('completed_trainings'), atLeast: count, withinDays }),
  z.strictObject({ fact: z.literal('days_since_joining'), atLeast: z.int().min(1).max(36_500) }),
  z.strictObject({
    fact: z.literal('stage'),
    isOneOf: z
      .array(notPersonal(line(60)))
      .min(1)
      .max(20),
  }),
]);
export type TierRule = Readonly<z.output<typeof TierRule>>;

/** Met when any of its rules is. A tier is earned when all of its requirements are met. */
export const TierRequirement = z.strictObject({ requirementId: Id, anyOf: z.array(TierRule) });
export type TierRequirement = Readonly<z.output<typeof TierRequirement>>;
