import type { z } from 'zod';
import { applicationSubmitted } from './triggers/application-submitted.trigger.ts';
import { contactAddedToPartner } from './triggers/contact-added-to-partner.trigger.ts';
import { contractRenewalApproaching } from './triggers/contract-renewal-approaching.trigger.ts';
import { dealClosedLost } from './triggers/deal-closed-lost.trigger.ts';
import { dealClosedWon } from './triggers/deal-closed-won.trigger.ts';
import { dealRegistered } from './triggers/deal-registered.trigger.ts';
import { dealRegistrationApproved } from './triggers/deal-registration-approved.trigger.ts';
import { dealRegistrationDeclined } from './triggers/deal-registration-declined.trigger.ts';
import { manual } from './triggers/manual.trigger.ts';
import { mdfRequestSubmitted } from './triggers/mdf-request-submitted.trigger.ts';
import { partnerAgreementSigned } from './triggers/partner-agreement-signed.trigger.ts';
import { partnerCertificationCompleted } from './triggers/partner-certification-completed.trigger.ts';
import { partnerCreated } from './triggers/partner-created.trigger.ts';
import { partnerInactive } from './triggers/partner-inactive.trigger.ts';
import { partnerJoinedPlatform } from './triggers/partner-joined-platform.trigger.ts';
import { partnerPaymentMade } from './triggers/partner-payment-made.trigger.ts';
import { partnerStageChanged } from './triggers/partner-stage-changed.trigger.ts';
import { partnerTierChanged } from './triggers/partner-tier-changed.trigger.ts';

/** Everything that starts workflows, by the name that a trigger node gives. */
export const triggers = {
  partner_created: partnerCreated,
  partner_joined_platform: partnerJoinedPlatform,
  partner_stage_changed: partnerStageChanged,
  partner_tier_changed: partnerTierChanged,
  contact_added_to_partner: contactAddedToPartner,
  partner_agreement_signed: partnerAgreementSigned,
  contract_renewal_approaching: contractRenewalApproaching,
  partner_inactive: partnerInactive,
  deal_registered: dealRegistered,
  deal_registration_approved: dealRegistrationApproved,
  deal_registration_declined: dealRegistrationDeclined,
  deal_closed_won: dealClosedWon,
  deal_closed_lost: dealClosedLost,
  partner_certification_completed: partnerCertificationCompleted,
  mdf_request_submitted: mdfRequestSubmitted,
  partner_payment_made: partnerPaymentMade,
  application_submitted: applicationSubmitted,
  manual,
} as const;

/** The types of triggers. */
export type TriggerType = keyof typeof triggers;

/** A trigger of a valid graph. */
export type TriggerConfig = {
  [Type in TriggerType]: {
    readonly type: Type;
    readonly config: Readonly<z.output<(typeof triggers)[Type]['config']>>;
  };
}[TriggerType];

const eventsOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(triggers).map(([type, { events }]) => [type, events]),
);

/** Which events a trigger listens to. */
export const TRIGGER_EVENTS = eventsOf as Readonly<Record<TriggerType, readonly string[]>>;
