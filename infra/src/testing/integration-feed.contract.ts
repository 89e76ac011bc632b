import type { IntegrationEvent, IntegrationFeed } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { exampleIntegrationEvent } from './example-integration-event.ts';
import { nastyValues, throughJson } from './nasty-values.ts';

/** A feed under test, and what arrives on its other side. */
export interface OpenIntegrationFeed {
  readonly feed: IntegrationFeed;
  /** Everything that has arrived since it was opened, once that is at least so many events; in order per key. */
  arrived(count: number): Promise<readonly IntegrationEvent[]>;
  close(): Promise<void>;
}

/** What every integration feed does. */
export const integrationFeedContract = (adapter: string, open: () => Promise<OpenIntegrationFeed>): void => {
  describe(`integration feed contract: ${adapter}`, () => {
    let opened: OpenIntegrationFeed;
    // All tests share one feed, as a process does: each looks at what came after the ones before it.
    let seen = 0;

    const publish = async (...batches: readonly (readonly IntegrationEvent[])[]): Promise<IntegrationEvent[]> => {
      for (const batch of batches) await opened.feed.publish(batch);
      const count = seen + batches.flat().length;
      const ours = (await opened.arrived(count)).slice(seen);
      seen = count;
      return ours;
    };
    const idsOf = (events: readonly IntegrationEvent[], key: string) =>
      events.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id);

    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    it('publishes nothing when there is nothing', async () => {
      expect(await publish([])).to.deep.equal([]);
    });

    it('brings an event as it is, whatever is in it', async () => {
      const event = { ...exampleIntegrationEvent('thing-org-1_nasty', { nasty: nastyValues }), causationid: 'cause' };
      expect(await publish([event])).to.deep.equal([throughJson(event)]);
    });

    it('keeps the order of a key, within a call and from call to call', async () => {
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `thing-org-1_${name}`);
      const batches = Array.from({ length: 20 }, (_, batch) =>
        Array.from({ length: 35 }, (_, n) => exampleIntegrationEvent(keys[(batch + n) % 7] ?? '', { batch, n })),
      );
      const arrived = await publish(...batches);
      for (const key of keys) expect(idsOf(arrived, key)).to.deep.equal(idsOf(batches.flat(), key));
    });

    it('publishes again what is given again', async () => {
      const event = exampleIntegrationEvent('thing-org-1_again');
      expect((await publish([event], [event])).map(({ id }) => id)).to.deep.equal([event.id, event.id]);
    });

    it('takes far more at once than one message holds', async () => {
      const key = 'thing-org-1_large';
      // Random, so that no compression helps.
      const events = Array.from({ length: 40 }, (_, n) => exampleIntegrationEvent(key, { n, noise: noise(100_000) }));
      expect(idsOf(await publish(events), key)).to.deep.equal(idsOf(events, key));
    });
  });
};

const noise = (length: number): string => {
  let seed = length;
  return Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
};
