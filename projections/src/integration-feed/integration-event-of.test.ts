import { readFileSync } from 'node:fs';
import { deciders, IntegrationEvent, type JsonObject, publicEvents } from '@partneros/domain';
import { recorded } from '@partneros/domain/testing';
import { expect } from 'chai';
import { CloudEvent } from 'cloudevents';
import { integrationEventOf } from './integration-event-of.ts';

const event = recorded(
  { type: 'DealReopened', data: { dealId: 'deal-1', partnerId: 'partner-1', from: 'won' } },
  {
    stream: 'deal-org-1_deal-1',
    revision: 3n,
    position: 9_007_199_254_740_993n,
    recordedAt: '2026-05-16T12:00:01.000Z',
  },
);

describe('an integration event', () => {
  it('is the domain event as a CloudEvent', () => {
    expect(integrationEventOf(event)).to.deep.equal({
      specversion: '1.0',
      id: 'event-1',
      source: '/organizations/org-1',
      type: 'ai.partneros.DealReopened',
      subject: 'deal-1',
      time: '2026-05-16T12:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:partneros:event:DealReopened:1',
      partitionkey: 'deal-org-1_deal-1',
      position: '9007199254740993',
      revision: '3',
      recordedtime: '2026-05-16T12:00:01.000Z',
      schemaversion: 1,
      correlationid: 'correlation-1',
      actortype: 'user',
      actorid: 'user-1',
      data: { dealId: 'deal-1', partnerId: 'partner-1', from: 'won' },
    });
  });

  it('names the event that led to it', () => {
    const caused = { ...event, metadata: { ...event.metadata, causationId: 'event-0' } };
    expect(integrationEventOf(caused)?.causationid).to.equal('event-0');
  });

  it('tells the version of the shape it has, not of the one it was stored as', () => {
    const old = { ...event, metadata: { ...event.metadata, schemaVersion: 0 } };
    expect(integrationEventOf(old)).to.include({
      schemaversion: 1,
      dataschema: 'urn:partneros:event:DealReopened:1',
    });
  });

  it('is none for what is not public, or not known', () => {
    for (const type of ['UserRegistered', 'MemberJoined', 'ReservationClaimed', 'StepStarted', 'Unheard', '__proto__'])
      expect(integrationEventOf({ ...event, type }), type).to.equal(undefined);
  });

  // The stored examples cover every event type, so this does too.
  for (const { category } of deciders) {
    const file = new URL(`../../../domain/src/stored-events/${category}.json`, import.meta.url);
    const examples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, JsonObject>>;
    for (const [type, versions] of Object.entries(examples).filter(([known]) => publicEvents.has(known)))
      it(`made of ${type} is a valid CloudEvent, and what it says it is`, () => {
        const data = versions[publicEvents.get(type)?.schemaVersion ?? 0] ?? {};
        const made = integrationEventOf({ ...event, type, data });
        expect(IntegrationEvent.parse(made)).to.deep.equal(made);
        expect(new CloudEvent(made ?? {}).validate()).to.equal(true);
        expect(publicEvents.get(type)?.schema.parse(made?.data)).to.deep.equal(data);
      });
  }
});
