import { deepEqual, equal, ok } from 'node:assert/strict';
import { applicationSubmitted } from '../application/application.examples.ts';
import type { Message } from '../kernel/decider.ts';
import { addMillis, DAY } from '../kernel/time.ts';
import { partnerCreated, partnerStageChanged } from '../partner/partner.examples.ts';
import { matchTrigger, partnerIdOf, subjectOf } from './match-trigger.ts';
import { TRIGGER_EVENTS, type TriggerConfig } from './triggers.ts';

const event = (type: string, data: object = {}): Message => ({ type, data: { partnerId: 'partner-1', ...data } });
const tierChanged = (from: string | null, to: string | null) => event('PartnerTierChanged', { from, to });
const amount = (minor: number) => ({ amount: { minor, currency: 'EUR' } });
const noticed = (days: number) => ({
  dueAt: '2026-05-16T12:00:00.000Z',
  firedAt: addMillis('2026-05-16T12:00:00.000Z', days * DAY),
});
const stages = (fromStage?: string, toStage?: string): TriggerConfig => ({
  type: 'partner_stage_changed',
  config: { fromStage, toStage },
});
const tiers = (config: { fromTier?: string | null; toTier?: string }): TriggerConfig => ({
  type: 'partner_tier_changed',
  config,
});

describe('a trigger matches', () => {
  const yes: readonly (readonly [what: string, trigger: TriggerConfig, event: Message])[] = [
    ['a new partner', { type: 'partner_created', config: {} }, partnerCreated()],
    ['a partner of its type', { type: 'partner_created', config: { partnerTypes: ['reseller'] } }, partnerCreated()],
    ['any change of stage', stages(), partnerStageChanged('recruit', 'onboard')],
    [
      'a change between its stages, whatever the case',
      stages('Recruit', 'ONBOARD'),
      partnerStageChanged('recruit', 'onboard'),
    ],
    ['a change of tier', tiers({}), tierChanged('Silver', 'Gold')],
    ['the loss of a tier', tiers({ fromTier: 'gold' }), tierChanged('Gold', null)],
    ['a first tier when it asks for it', tiers({ fromTier: null, toTier: 'Gold' }), tierChanged(null, 'Gold')],
    ['a new contact', { type: 'contact_added_to_partner', config: {} }, event('ContactAddedToPartner')],
    [
      'the primary contact when it asks for it',
      { type: 'contact_added_to_partner', config: { includePrimary: true } },
      partnerCreated(),
    ],
    ['a signed agreement', { type: 'partner_agreement_signed', config: {} }, event('AgreementFullySigned')],
    [
      'an agreement from its template',
      { type: 'partner_agreement_signed', config: { templateId: 'template-1' } },
      event('AgreementFullySigned', { templateId: 'template-1' }),
    ],
    [
      'a quiet partner',
      { type: 'partner_inactive', config: { days: 30 } },
      event('PartnerInactivityReached', { days: 30, ...noticed(100) }),
    ],
    [
      'a renewal that was noticed in time',
      { type: 'contract_renewal_approaching', config: { daysBefore: 30, catchUp: { skipOlderThanDays: 2 } } },
      event('ContractRenewalWindowEntered', { daysBefore: 30, ...noticed(2) }),
    ],
    ['a registration', { type: 'deal_registered', config: {} }, event('DealRegistrationSubmitted')],
    [
      'a registration of its amount',
      { type: 'deal_registered', config: { minAmount: 100 } },
      event('DealRegistrationSubmitted', amount(100)),
    ],
    ['an approval', { type: 'deal_registration_approved', config: {} }, event('DealRegistrationApproved')],
    ['a refusal', { type: 'deal_registration_declined', config: {} }, event('DealRegistrationDeclined')],
    ['a won deal', { type: 'deal_closed_won', config: { minAmount: 100 } }, event('DealClosedWon', amount(200))],
    ['a lost deal', { type: 'deal_closed_lost', config: {} }, event('DealClosedLost')],
    ['an application', { type: 'application_submitted', config: {} }, applicationSubmitted()],
    [
      'an application for its form',
      { type: 'application_submitted', config: { formId: 'form-1' } },
      applicationSubmitted(),
    ],
  ];
  for (const [what, trigger, happened] of yes)
    it(what, () => deepEqual(matchTrigger(trigger, happened), { matches: true }));
});

describe('a trigger does not match', () => {
  const no: readonly (readonly [trigger: TriggerConfig, event: Message, why: string])[] = [
    [
      { type: 'partner_created', config: { partnerTypes: ['channel', 'referral'] } },
      partnerCreated(),
      "The partner's type is reseller, not channel or referral.",
    ],
    [
      { type: 'application_submitted', config: { formId: 'form-2' } },
      applicationSubmitted(),
      'The application is for the form form-1, not form-2.',
    ],
    [
      { type: 'partner_created', config: {} },
      partnerStageChanged('a', 'b'),
      'A partner_created trigger waits for PartnerCreated, this is PartnerStageChanged.',
    ],
    [stages('enable'), partnerStageChanged('recruit', 'onboard'), 'The stage it left is recruit, not enable.'],
    [
      stages(undefined, 'enable'),
      partnerStageChanged('recruit', 'onboard'),
      'The stage it moved to is onboard, not enable.',
    ],
    [
      tiers({}),
      tierChanged(null, 'Gold'),
      'The partner had no tier before, and a first tier starts nothing unless fromTier is null.',
    ],
    [tiers({ fromTier: null }), tierChanged('Silver', 'Gold'), 'The tier it left is Silver, not none.'],
    [tiers({ toTier: 'Gold' }), tierChanged('Silver', null), 'The tier it moved to is none, not Gold.'],
    [
      { type: 'contact_added_to_partner', config: {} },
      partnerCreated(),
      'The contact is the primary contact given at creation, and includePrimary is not set.',
    ],
    [
      { type: 'partner_agreement_signed', config: { templateId: 'template-1' } },
      event('AgreementFullySigned', { templateId: 'template-2' }),
      'The agreement was made from another template.',
    ],
    [
      { type: 'partner_inactive', config: { days: 30 } },
      event('PartnerInactivityReached', { days: 45 }),
      'The moment came for days 45, not 30.',
    ],
    [
      { type: 'contract_renewal_approaching', config: { daysBefore: 30, catchUp: { skipOlderThanDays: 2 } } },
      event('ContractRenewalWindowEntered', { daysBefore: 30, ...noticed(3) }),
      'It was due at 2026-05-16T12:00:00.000Z and noticed at 2026-05-19T12:00:00.000Z, more than 2 days late.',
    ],
    [
      { type: 'deal_registered', config: { minAmount: 101 } },
      event('DealRegistrationSubmitted', amount(100)),
      'The amount is 100, less than 101 (in minor units).',
    ],
    [
      { type: 'deal_registered', config: { minAmount: 101 } },
      event('DealRegistrationSubmitted', { amount: null }),
      'The amount is unknown, less than 101 (in minor units).',
    ],
    [
      { type: 'deal_closed_won', config: {} },
      { type: 'DealClosedWon', data: { dealId: 'deal-1', partnerId: null } },
      'The deal has no partner.',
    ],
    [
      { type: 'deal_closed_lost', config: {} },
      { type: 'DealClosedLost', data: { dealId: 'deal-1' } },
      'The deal has no partner.',
    ],
    [
      { type: 'manual', config: {} },
      partnerCreated(),
      'A manual trigger waits for WorkflowRunRequested, this is PartnerCreated.',
    ],
  ];
  for (const [trigger, happened, why] of no)
    it(`and says why: ${why}`, () => deepEqual(matchTrigger(trigger, happened), { matches: false, why }));
});

const IDS = {
  agreementId: 'a',
  contractId: 'k',
  dealId: 'd',
  dealRegistrationId: 'r',
  mdfRequestId: 'm',
  paymentId: 'p',
  certificationId: 'c',
  applicationId: 'a',
};

describe('the subject of a run', () => {
  it('is what the event is about', () => {
    deepEqual(subjectOf(partnerCreated()), { entity: 'partner', id: 'partner-1' });
    deepEqual(subjectOf(event('DealClosedWon', { dealId: 'deal-1' })), { entity: 'deal', id: 'deal-1' });
    deepEqual(subjectOf(event('DealRegistrationApproved', { dealRegistrationId: 'reg-1', dealId: 'deal-1' })), {
      entity: 'deal_registration',
      id: 'reg-1',
    });
    equal(partnerIdOf(event('DealClosedWon')), 'partner-1');
  });

  it('is nothing for an event that starts no run', () => {
    equal(subjectOf({ type: 'constructor', data: { partnerId: 'x' } }), undefined);
    equal(subjectOf({ type: 'DealClosedWon', data: {} }), undefined);
    equal(partnerIdOf({ type: 'DealClosedWon', data: {} }), undefined);
  });

  it('exists for every event that a trigger listens to', () => {
    for (const type of Object.values(TRIGGER_EVENTS).flat()) ok(subjectOf(event(type, IDS)), type);
  });
});
