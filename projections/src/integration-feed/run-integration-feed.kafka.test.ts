import { randomUUID } from 'node:crypto';
import type { IntegrationEvent, RowStore } from '@partneros/domain';
import { dealOpened, dealReopened } from '@partneros/domain/testing';
import { createKafkaIntegrationFeed, createLog, type KafkaIntegrationFeed, systemClock } from '@partneros/infra';
import { createGateway, describeWithKafka, exampleEvent, openMemoryStores, readTopic } from '@partneros/infra/testing';
import { expect } from 'chai';
import { deals } from '../deals/deals.projection.ts';
import { runProjections } from '../kernel/run-projections.ts';
import { integrationFeedModel } from './integration-feed.model.ts';
import { runIntegrationFeed } from './run-integration-feed.ts';

const WAIT_MS = 45_000;
const DEALS = Array.from({ length: 9 }, (_, n) => `deal-org-1_${n}`);

await describeWithKafka('the log over Kafka', ({ brokers, faults }) => {
  const openStores = () => openMemoryStores({ clock: systemClock });
  type Stores = ReturnType<typeof openStores>;
  let stores: Stores;
  let topic: string;
  let closing: (() => Promise<unknown>)[];

  beforeEach(() => {
    stores = openStores();
    topic = `test-${randomUUID()}`;
    closing = [() => stores.close()];
  });
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
  });

  /** Deals that are opened and reopened, in turns; `rounds` events each. */
  const append = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(
        DEALS.map(async (stream) => {
          const revision = (await stores.store.read(stream)).length;
          const { type, data } = revision === 0 ? dealOpened() : dealReopened('won');
          const event = exampleEvent('org-1', data, type);
          const expected = revision === 0 ? 'no-stream' : BigInt(revision - 1);
          await stores.store.append(stream, expected, [event]);
        }),
      );
  };
  const connect = (to = brokers): KafkaIntegrationFeed => {
    const log = createLog({ level: 'silent' });
    const feed = createKafkaIntegrationFeed({ brokers: to, topic, deadlineMs: 2_000, log });
    closing.push(() => feed.close());
    return feed;
  };
  const run = (integrationFeed: KafkaIntegrationFeed, rows: Pick<RowStore, 'checkpoint' | 'write'> = stores.rows) => {
    const running = runIntegrationFeed({ ...stores, rows, integrationFeed });
    closing.push(() => running.stop());
    return running;
  };
  const allPublished = async (): Promise<boolean> =>
    stores.rows.reached(integrationFeedModel, await stores.feed.head(), WAIT_MS);
  /** What has arrived, when every event of the log has. */
  const arrived = async (): Promise<readonly IntegrationEvent[]> => {
    const reader = await readTopic(brokers, topic);
    await reader.untilDistinct((await stores.feed.read(0n, 1_000)).length);
    await reader.close();
    return reader.events;
  };

  /** Of every stream all events, their first arrivals in order. */
  const expectTheLog = async (events: readonly IntegrationEvent[]): Promise<void> => {
    for (const stream of DEALS) {
      const ids = events.filter(({ partitionkey }) => partitionkey === stream).map(({ id }) => id);
      const recorded = (await stores.store.read(stream)).map(({ metadata }) => metadata.eventId);
      expect([...new Set(ids)]).to.deep.equal(recorded);
    }
  };

  it('arrives whole, once, and in order per aggregate', async () => {
    await append(40);
    run(connect());
    await append(20);
    expect(await allPublished()).to.equal(true);
    const events = await arrived();
    expect(events).to.have.length(540);
    await expectTheLog(events);
  });

  it('repeats after a crash between acknowledgement and checkpoint what lay between, nothing else', async () => {
    await append(40);
    let writes = 0;
    const rows: Pick<RowStore, 'checkpoint' | 'write'> = {
      checkpoint: (model) => stores.rows.checkpoint(model),
      write: (batch) => {
        writes += 1;
        return writes === 2 ? Promise.reject(new Error('the power went out')) : stores.rows.write(batch);
      },
    };
    run(connect(), rows);
    expect(await allPublished()).to.equal(true);
    const events = await arrived();
    const log = (await stores.feed.read(0n, 1_000)).map(({ metadata }) => metadata.eventId);
    const repeated = events.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
    expect(repeated.toSorted()).to.deep.equal(log.slice(100, 200).toSorted());
    await expectTheLog(events);
  });

  it('holds nothing else up while no broker is there, and arrives when one is', async () => {
    const gateway = await createGateway();
    closing.push(() => gateway.shut());
    run(connect([gateway.address]));
    const readModels = runProjections(stores, [deals]);
    closing.push(() => readModels.stop());
    await append(20);
    expect(await stores.rows.reached(deals.model, await stores.feed.head(), WAIT_MS)).to.equal(true);
    expect(await stores.rows.checkpoint(integrationFeedModel)).to.equal(0n);

    await gateway.open(brokers[0] ?? '');
    expect(await allPublished()).to.equal(true);
    const events = await arrived();
    expect(events).to.have.length(180);
    await expectTheLog(events);
  });

  if (faults !== undefined)
    it('arrives although the brokers go silent again and again', async () => {
      run(connect());
      await append(5);
      expect(await allPublished()).to.equal(true);
      for (let round = 0; round < 3; round += 1) {
        faults.stall();
        // What was under way may have been acknowledged before; what is appended now cannot.
        await append(10);
        expect(await stores.rows.reached(integrationFeedModel, await stores.feed.head(), 3_000)).to.equal(false);
        faults.resume();
        await append(5);
      }
      expect(await allPublished()).to.equal(true);
      await expectTheLog(await arrived());
    });
});
