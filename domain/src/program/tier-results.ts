import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { TierRule } from './tier-rules.ts';

/** What a rule comes to for one partner at one moment. */
export const RuleResult = z.strictObject({
  rule: TierRule,
  met: z.boolean(),
  /** The fact: a number, minor units of the rule's currency, or a stage. */
  value: z.union([z.number(), notPersonal(z.string())]),
  /** How much is missing, in the unit of the value; 0 when met, `null` when it is no amount. */
  missing: z.number().nullable(),
  /** Positions of the latest events that the value comes from, newest first. */
  evidence: z.array(notPersonal(z.string())),
});
export type RuleResult = Readonly<z.output<typeof RuleResult>>;

/** What a requirement comes to: met when any of its rules is. */
export const RequirementResult = z.strictObject({ requirementId: Id, met: z.boolean(), anyOf: z.array(RuleResult) });
export type RequirementResult = Readonly<z.output<typeof RequirementResult>>;

/** What a tier comes to: earned when all of its requirements are met. One that is given by hand is never earned. */
export const TierResult = z.strictObject({
  tierId: Id,
  name: notPersonal(z.string()),
  byHand: z.boolean(),
  earned: z.boolean(),
  requirements: z.array(RequirementResult),
});
export type TierResult = Readonly<z.output<typeof TierResult>>;
