import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { accountClaimed } from '../account-claim/account-claim.examples.ts';
import { dealRegistrationSubmitted } from '../deal-registration/deal-registration.examples.ts';
import { claimAccountOnDealRegistrationSubmitted as policy } from '../policies/claim-account-on-deal-registration-submitted.policy.ts';
import type { EventStore } from '../ports/event-store.ts';
import type { Ids } from '../ports/ids.ts';
import { recorded } from '../testing/recorded.ts';
import { runPolicy } from './policy.ts';
import type { Recorded } from './recorded.ts';

const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('|') };
const NOW = '2026-05-16T12:00:01.000Z';
const submitted = recorded(dealRegistrationSubmitted()) as Recorded<never>;

/** A store of one stream whose appends lose the race a number of times. */
const storeThatLoses = (races: number): EventStore & { readonly stored: Recorded[] } => {
  const stored: Recorded[] = [];
  let left = races;
  return {
    stored,
    read: async () => stored,
    append: async (stream, _expected, events) => {
      left -= 1;
      if (left >= 0) return { kind: 'conflict' };
      const appended = events.map((event, index) => ({
        ...recorded(event),
        ...event,
        stream,
        revision: BigInt(stored.length + index),
      }));
      stored.push(...appended);
      return { kind: 'appended', events: appended };
    },
  };
};

describe('run policy', () => {
  it('does what the policy asks for, as a consequence of the event', async () => {
    const store = storeThatLoses(0);
    const [outcome] = await runPolicy({ store, ids }, policy, submitted, NOW);
    strictEqual(outcome?.kind, 'recorded');
    const { type, data, metadata, stream } = store.stored[0] ?? {};
    deepStrictEqual({ type, data }, accountClaimed({ dealRegistrationId: 'registration-1', partnerId: 'partner-1' }));
    strictEqual(stream, 'accountClaim-org-1_account-1');
    deepStrictEqual(metadata?.actor, { type: 'policy', id: 'claim-account-on-deal-registration-submitted' });
    strictEqual(metadata?.causationId, 'event-1');
    strictEqual(metadata?.correlationId, 'correlation-1');
    strictEqual(metadata?.occurredAt, NOW);
  });

  it('changes nothing the second time, and comes to the same outcome', async () => {
    const store = storeThatLoses(0);
    const [first] = await runPolicy({ store, ids }, policy, submitted, NOW);
    const [second] = await runPolicy({ store, ids }, policy, submitted, '2026-05-17T12:00:00.000Z');
    strictEqual(store.stored.length, 1);
    deepStrictEqual(second, { ...first, replayed: true });
  });

  it('outlasts more lost races than a request would', async () => {
    const store = storeThatLoses(20);
    await runPolicy({ store, ids }, policy, submitted, NOW);
    strictEqual(store.stored.length, 1);
  });

  it('fails in the end, so that its caller tries again later', async () => {
    const store = storeThatLoses(1_000);
    await rejects(runPolicy({ store, ids }, policy, submitted, NOW), /lost every race/);
  });
});
