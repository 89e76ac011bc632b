import { deepStrictEqual } from 'node:assert/strict';
import { causeOf } from './cause-of.ts';
import { countingIds, NOW, stillClock } from './http-app.examples.ts';
import type { MemberCaller } from './route.ts';

const member: MemberCaller = {
  userId: 'user-1',
  sessionId: 'session-1',
  activeOrganizationId: 'org-1',
  organizationId: 'org-1',
  role: 'owner',
  partnerId: undefined,
};
const request = {
  caller: member,
  requestId: 'request-1',
  target: 'POST /api/things',
  body: { a: 1 },
  idempotencyKey: undefined,
  depth: 0,
};

describe('the cause of a command', () => {
  it('is the request, under a new id', () => {
    deepStrictEqual(causeOf(request, { clock: stillClock, ids: countingIds() }), {
      commandId: 'id-1',
      correlationId: 'request-1',
      actor: { type: 'user', id: 'user-1' },
      occurredAt: NOW,
      depth: 0,
    });
  });

  it('has an id that follows from key, caller and target, and a fingerprint of the body', () => {
    deepStrictEqual(causeOf({ ...request, idempotencyKey: 'k' }, { clock: stillClock, ids: countingIds() }), {
      commandId: 'org-1|user-1|POST /api/things|k',
      correlationId: 'request-1',
      actor: { type: 'user', id: 'user-1' },
      occurredAt: NOW,
      depth: 0,
      requestHash: '{"a":1}',
    });
  });

  it('is the public when nobody is signed in', () => {
    const anonymous = { ...request, caller: undefined, body: undefined, idempotencyKey: 'k' };
    deepStrictEqual(causeOf(anonymous, { clock: stillClock, ids: countingIds() }), {
      commandId: 'public|public|POST /api/things|k',
      correlationId: 'request-1',
      actor: { type: 'public', id: 'public' },
      occurredAt: NOW,
      depth: 0,
      requestHash: 'null',
    });
  });
});
