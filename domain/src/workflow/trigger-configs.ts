import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { PARTNER_TYPES } from '../partner/partner.events.ts';

const minAmount = z.int().min(0).describe('In minor units of whatever currency the amount is in.').optional();
const days = (least: number) => z.int().min(least).max(3_650).default(30);
const catchUp = z
  .union([z.literal('fire'), z.strictObject({ skipOlderThanDays: z.int().min(0).max(3_650) })])
  .describe('What becomes of moments that came while nobody was there to notice; `fire` unless said otherwise.')
  .optional();
const level = z.string().min(1).max(60).optional();

/** What becomes of moments that came while nobody was there. */
export type CatchUp = z.output<typeof catchUp>;

/** What each trigger may be narrowed down by; nothing given: it always fires. */
export const triggerConfigs = {
  partner_created: z.strictObject({ partnerTypes: z.array(z.enum(PARTNER_TYPES)).min(1).optional() }),
  /** Once per partner, when somebody there has gone through the portal's onboarding. */
  partner_joined_platform: z.strictObject({}),
  partner_stage_changed: z.strictObject({ fromStage: level, toStage: level }),
  /** `fromTier: null` asks for the first assignment, which otherwise does not fire. */
  partner_tier_changed: z.strictObject({ fromTier: level.nullable(), toTier: level }),
  /** The primary contact given at creation does not fire, unless asked for. */
  contact_added_to_partner: z.strictObject({ includePrimary: z.boolean().optional() }),
  /** Once every required role has signed, the partner's among them. */
  partner_agreement_signed: z.strictObject({ templateId: Id.optional() }),
  /** Once per renewal date, when the day begins that is so many calendar days before it where the organization is. */
  contract_renewal_approaching: z.strictObject({ daysBefore: days(0), catchUp }),
  /** Once per quiet period, when it has lasted for so many times 24 hours. */
  partner_inactive: z.strictObject({ days: days(1), catchUp }),
  deal_registered: z.strictObject({ minAmount }),
  deal_registration_approved: z.strictObject({}),
  deal_registration_declined: z.strictObject({}),
  deal_closed_won: z.strictObject({ minAmount }),
  deal_closed_lost: z.strictObject({}),
  partner_certification_completed: z.strictObject({ certificationId: Id.optional() }),
  mdf_request_submitted: z.strictObject({ minAmount }),
  partner_payment_made: z.strictObject({ minAmount }),
  application_submitted: z.strictObject({ formId: Id.optional() }),
  manual: z.strictObject({}),
} as const;

/** The types of triggers. */
export type TriggerType = keyof typeof triggerConfigs;

/** A trigger of a valid graph. */
export type TriggerConfig = {
  [Type in TriggerType]: { readonly type: Type; readonly config: Readonly<z.output<(typeof triggerConfigs)[Type]>> };
}[TriggerType];
