import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { accountClaimed } from '../account-claim/account-claim.examples.ts';
import { dealRegistrationSubmitted } from '../deal-registration/deal-registration.examples.ts';
import { claimAccountOnDealRegistrationSubmitted as policy } from '../policies/claim-account-on-deal-registration-submitted.policy.ts';
import type { Ids } from '../ports/ids.ts';
import { type EventStoreInMemory, eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { recorded } from '../testing/recorded.ts';
import { runPolicy } from './policy.ts';
import type { Recorded } from './recorded.ts';

const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('|') };
const NOW = '2026-05-16T12:00:01.000Z';
const submitted = recorded(dealRegistrationSubmitted()) as Recorded<never>;

/** A store whose first appends lose the race. */
const storeThatLoses = (races: number): EventStoreInMemory => {
  const store = eventStoreInMemory();
  let left = races;
  return {
    ...store,
    append: async (...append) => {
      left -= 1;
      return left >= 0 ? { kind: 'conflict' } : store.append(...append);
    },
  };
};

describe('run policy', () => {
  it('does what the policy asks for, as a consequence of the event', async () => {
    const store = storeThatLoses(0);
    const [outcome] = await runPolicy({ store, ids }, policy, submitted, NOW);
    strictEqual(outcome?.kind, 'recorded');
    const { type, data, metadata, stream } = store.recorded[0] ?? {};
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
    strictEqual(store.recorded.length, 1);
    deepStrictEqual(second, { ...first, replayed: true });
  });

  it('outlasts more lost races than a request would', async () => {
    const store = storeThatLoses(20);
    await runPolicy({ store, ids }, policy, submitted, NOW);
    strictEqual(store.recorded.length, 1);
  });

  it('fails in the end, so that its caller tries again later', async () => {
    const store = storeThatLoses(1_000);
    await rejects(runPolicy({ store, ids }, policy, submitted, NOW), /lost every race/);
  });

  it('goes by what was so elsewhere when the event was recorded, and not by what is so now', async () => {
    const store = eventStoreInMemory();
    const onlyIf = (before: bigint) => ({
      ...policy,
      react: (event: Parameters<typeof policy.react>[0], known: Ids) =>
        policy.react(event, known).map((command) => ({
          ...command,
          provided: {
            category: 'thing',
            id: 'thing-1',
            holds: (history: readonly Recorded[]) => history.length > before,
          },
        })),
    });
    const event = recorded(dealRegistrationSubmitted());
    const metadata = { ...event.metadata, eventId: 'event-2' };
    await store.append('thing-org-1_thing-1', 'no-stream', [{ type: 'ThingMade', data: {}, metadata }] as never);
    const late = { ...event, position: 100n } as Parameters<typeof policy.react>[0];
    const early = { ...late, position: -1n };
    deepStrictEqual(await runPolicy({ store, ids }, onlyIf(0n), early, NOW), []);
    strictEqual((await runPolicy({ store, ids }, onlyIf(0n), late, NOW))[0]?.kind, 'recorded');
  });
});
