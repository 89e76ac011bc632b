import { deepEqual, equal, notEqual } from 'node:assert/strict';
import type { Ids } from '../ports/ids.ts';
import { recorded } from '../testing/recorded.ts';
import { consequenceOf } from './consequence.ts';
import type { EventMetadata } from './metadata.ts';

const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('/') };
const event = (metadata: Partial<EventMetadata> = {}) => {
  const stored = recorded({ type: 'Happened', data: {} }, { revision: 7n });
  return { ...stored, metadata: { ...stored.metadata, ...metadata } };
};
const because = { actor: { type: 'policy' as const, id: 'p' }, reason: 'p/0', occurredAt: '2026-01-01T00:00:00.000Z' };

describe('a consequence of an event', () => {
  it('points to the event, stands in its chain, and has its own actor and time', () => {
    deepEqual(consequenceOf(event({ depth: 3, via: ['w/1'], silent: true }), ids, because), {
      commandId: 'event-1/p/0',
      correlationId: 'correlation-1',
      actor: because.actor,
      occurredAt: because.occurredAt,
      depth: 3,
      causationId: 'event-1',
      causedBy: { stream: 'test-org-1_1', revision: '7' },
      via: ['w/1'],
      silent: true,
    });
  });

  it('is the same command however often the event comes, and another for another reason or event', () => {
    const { commandId } = consequenceOf(event(), ids, because);
    equal(consequenceOf(event(), ids, { ...because, occurredAt: '2027-01-01T00:00:00.000Z' }).commandId, commandId);
    notEqual(consequenceOf(event(), ids, { ...because, reason: 'p/1' }).commandId, commandId);
    notEqual(consequenceOf(event({ eventId: 'event-2' }), ids, because).commandId, commandId);
  });

  it('inherits neither the fingerprint of the request nor who asked', () => {
    const { requestHash, actor } = consequenceOf(event({ requestHash: 'abc' }), ids, because);
    deepEqual([requestHash, actor.type], [undefined, 'policy']);
  });

  it('may stand deeper in the chain', () => {
    equal(consequenceOf(event({ depth: 3 }), ids, { ...because, depth: 4 }).depth, 4);
  });
});
