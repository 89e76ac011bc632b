import { deepEqual, equal } from 'node:assert/strict';
import type { Message } from '../kernel/decider.ts';
import {
  contactRemoved,
  partnerArchived,
  partnerCreated,
  partnerProfileUpdated,
  partnerStageChanged,
  partnerTagged,
  partnerTierChanged,
} from '../partner/partner.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { FACT_EVENTS, type PartnerFacts, partnerFacts } from './partner-facts.ts';

const partnerId = 'partner-1';
const AT = '2026-05-01T00:00:00.000Z';
const won = (dealId: string, minor = 100): Message => ({
  type: 'DealClosedWon',
  data: { dealId, partnerId, dealRegistrationId: null, amount: { minor, currency: 'EUR' }, closedAt: AT },
});
const reopened = (dealId: string): Message => ({ type: 'DealReopened', data: { dealId, partnerId, from: 'won' } });
const about = (type: string, data: object): Message => ({ type, data: { partnerId, ...data } });
const certified = (contactId: string, completedAt = AT): Message =>
  about('CertificationCompleted', { certificationId: 'c-1', contactId, completedAt, expiresAt: null });

const factsAfter = (...events: readonly Message[]): PartnerFacts | undefined =>
  events.reduce<PartnerFacts | undefined>(
    (facts, event, index) =>
      partnerFacts(facts, recorded(event, { position: BigInt(index + 1), revision: BigInt(index), stream: 's' })),
    undefined,
  );

describe('the facts about a partner', () => {
  it('begin with its creation', () => {
    equal(factsAfter(won('deal-1')), undefined);
    const facts = factsAfter(partnerCreated({ tier: 'Gold' }));
    deepEqual(
      [facts?.name, facts?.joinedAt, facts?.tier, facts?.tierSource, facts?.tierPosition, facts?.stage],
      ['Acme & Söhne', '2026-05-16T12:00:00.000Z', 'Gold', 'manual', '1', 'recruit'],
    );
    deepEqual(facts?.last, { stream: 's', revision: '0', recordedAt: '2026-05-16T12:00:00.000Z' });
  });

  it('count a deal while it is won, with its last amount', () => {
    const facts = factsAfter(partnerCreated(), won('deal-1'), won('deal-2'), reopened('deal-1'), won('deal-2', 300));
    deepEqual(facts?.wonDeals, [{ id: 'deal-2', at: AT, amount: { minor: 300, currency: 'EUR' }, position: '5' }]);
  });

  it('count a registration until it is withdrawn', () => {
    const approved = (id: string) => about('DealRegistrationApproved', { dealRegistrationId: id, approvedAt: AT });
    const facts = factsAfter(
      partnerCreated(),
      approved('r-1'),
      approved('r-2'),
      about('DealRegistrationWithdrawn', { dealRegistrationId: 'r-1' }),
    );
    deepEqual(facts?.registrations, [{ id: 'r-2', at: AT, position: '3' }]);
  });

  it('hold a certification once per person, as long as the person is there', () => {
    const facts = factsAfter(
      partnerCreated(),
      certified('contact-1'),
      certified('contact-1', '2026-05-02T00:00:00.000Z'),
      certified('contact-2'),
      contactRemoved('contact-2'),
    );
    deepEqual(
      facts?.certifications.map(({ contactId, at }) => [contactId, at]),
      [['contact-1', '2026-05-02T00:00:00.000Z']],
    );
  });

  it('count a completed training once', () => {
    const completed = about('TrainingCompleted', { trainingProgressId: 't-1', completedAt: AT });
    deepEqual(factsAfter(partnerCreated(), completed, completed)?.trainings, [{ id: 't-1', at: AT, position: '3' }]);
  });

  it('follow its profile, tags, stage and end', () => {
    const facts = factsAfter(
      partnerCreated(),
      partnerProfileUpdated({ name: 'Acme', employees: 7 }),
      partnerTagged({ services: ['Cloud'] }),
      partnerStageChanged('recruit', 'enable'),
      partnerArchived(),
    );
    deepEqual(
      [facts?.name, facts?.profile.employees, facts?.profile.type, facts?.tags.services, facts?.stage],
      ['Acme', 7, 'reseller', ['Cloud'], 'enable'],
    );
    deepEqual([facts?.stagePosition, facts?.isArchived], ['4', true]);
  });

  it('know who gave its tier, and of grace until it ends in whatever way', () => {
    const graced = about('PartnerTierGraceStarted', {
      tier: 'Gold',
      startedAt: AT,
      endsAt: '2026-06-01T00:00:00.000Z',
    });
    const gold = partnerTierChanged(null, 'Gold', 'automatic');
    deepEqual(factsAfter(partnerCreated(), gold, graced)?.grace, { startedAt: AT, endsAt: '2026-06-01T00:00:00.000Z' });
    for (const end of [
      about('PartnerTierGraceEnded', { tier: 'Gold' }),
      about('PartnerTierPinned', { tier: 'Gold' }),
      partnerTierChanged('Gold', 'Silver', 'automatic'),
    ]) {
      const facts = factsAfter(partnerCreated(), gold, graced, end);
      deepEqual([facts?.grace, facts?.tierPosition], [null, '4'], end.type);
    }
    const pinned = [gold, about('PartnerTierPinned', { tier: 'Gold' })];
    equal(factsAfter(partnerCreated(), ...pinned)?.tierSource, 'manual');
    equal(
      factsAfter(partnerCreated(), ...pinned, about('PartnerTierUnpinned', { tier: 'Gold' }))?.tierSource,
      'automatic',
    );
    equal(factsAfter(partnerCreated(), gold, partnerTierChanged('Gold', null))?.tierSource, null);
  });

  it('are changed by the events they name only', () => {
    const before = factsAfter(partnerCreated());
    const other = recorded(about('PartnerManagerAssigned', { from: null, to: 'user-1' }), { position: 9n });
    equal(partnerFacts(before, other), before);
    equal(FACT_EVENTS.includes('PartnerManagerAssigned'), false);
  });
});
