import { millisOf, type NewEvent, type RowStore, type Trouble } from '@partneros/domain';
import {
  createRecordingIntegrationFeed,
  exampleEvent,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
  type RecordingIntegrationFeed,
} from '@partneros/infra/testing';
import { expect } from 'chai';
import { integrationFeedModel } from './integration-feed.model.ts';
import { PublishUnanswered, type RunningIntegrationFeed, runIntegrationFeed } from './run-integration-feed.ts';

const WAIT_MS = 5_000;

const reopened = (n: number): NewEvent => exampleEvent('org-1', { n }, 'DealReopened');
const NEVER = new Promise<void>(() => undefined);

/** A feed that answers when the test says so, and tells when it is first asked. */
const answering = (answer: Promise<void>) => {
  let begin = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const publish = (): Promise<void> => {
    begin();
    return answer;
  };
  return { integrationFeed: { publish }, asked };
};
const inside = (): NewEvent => exampleEvent('org-1', {}, 'ReservationClaimed');

describe('the integration feed', () => {
  let stores: MemoryStores<ManualClock>;
  let outside: RecordingIntegrationFeed;
  let troubles: Trouble[];
  let running: RunningIntegrationFeed[];

  beforeEach(() => {
    stores = openMemoryStores();
    outside = createRecordingIntegrationFeed();
    troubles = [];
    running = [];
  });
  afterEach(async () => {
    for (const one of running) await stop(one);
    await stores.close();
  });

  const run = (over: Partial<Parameters<typeof runIntegrationFeed>[0]> = {}): RunningIntegrationFeed => {
    const started = runIntegrationFeed({
      ...stores,
      integrationFeed: outside,
      report: (trouble) => {
        troubles.push(trouble);
        // Whoever pauses wakes up at once.
        setImmediate(() => stores.clock.advance(30_000));
      },
      ...over,
    });
    running.push(started);
    return started;
  };
  const stop = async (one: RunningIntegrationFeed): Promise<void> => {
    const stopped = one.stop();
    stores.clock.advance(10_000);
    await stopped;
  };
  const append = async (id: string, ...events: readonly NewEvent[]): Promise<bigint> => {
    const stream = `deal-org-1_${id}`;
    const known = await stores.store.read(stream);
    const expected = known.length === 0 ? ('no-stream' as const) : BigInt(known.length - 1);
    const result = await stores.store.append(stream, expected, events);
    if (result.kind === 'conflict') throw new Error('nobody else appends here');
    return result.events.at(-1)?.position ?? 0n;
  };
  const published = (position: bigint): Promise<boolean> =>
    stores.rows.reached(integrationFeedModel, position, WAIT_MS);
  const numbers = () => outside.published.map(({ data }) => data.n);
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  it('publishes what there is and what comes, in order, and nothing that is not public', async () => {
    await append('a', reopened(0), inside(), reopened(1));
    run();
    await published(await append('b', inside()));
    expect(await published(await append('a', reopened(2), inside()))).to.equal(true);
    expect(numbers()).to.deep.equal([0, 1, 2]);
    expect(outside.published.map(({ partitionkey, revision }) => `${partitionkey} ${revision}`)).to.deep.equal([
      'deal-org-1_a 0',
      'deal-org-1_a 2',
      'deal-org-1_a 3',
    ]);
  });

  it('goes on after a restart where it stopped', async () => {
    const first = run();
    await published(await append('a', reopened(0)));
    await stop(first);
    await append('a', reopened(1));
    run();
    await outside.until(2);
    expect(numbers()).to.deep.equal([0, 1]);
  });

  it('publishes again what was not acknowledged, under the same ids, before anything newer', async () => {
    outside.meet('refused', 'acknowledgement lost', 'refused');
    await append('a', reopened(0));
    run();
    await append('a', reopened(1));
    expect(await published(await append('b', reopened(2)))).to.equal(true);
    const firsts = [...new Set(numbers())];
    expect(firsts).to.deep.equal([0, 1, 2]);
    const ids = new Set(outside.published.map(({ id }) => id));
    expect(ids.size).to.equal(3);
    expect(troubles.map(({ where }) => where)).to.deep.equal(Array(3).fill('integration-feed'));
  });

  it('repeats after a crash between acknowledgement and checkpoint what lay between, and skips nothing', async () => {
    await append('a', ...upTo(250).map(reopened));
    let crashed = 0;
    const rows: Pick<RowStore, 'checkpoint' | 'write'> = {
      checkpoint: (model) => stores.rows.checkpoint(model),
      write: (writes) => {
        crashed += 1;
        return crashed === 2 ? Promise.reject(new Error('the power went out')) : stores.rows.write(writes);
      },
    };
    run({ rows });
    await outside.until(350);
    // Batches of a hundred: the first was done for good, the second came twice.
    expect(numbers()).to.deep.equal([...upTo(200), ...upTo(250).slice(100)]);
  });

  it('notices an answer that never comes, and publishes again', async () => {
    await append('a', reopened(0));
    const silent = answering(NEVER);
    let silences = 1;
    run({
      integrationFeed: {
        publish: (events) => (silences-- > 0 ? silent.integrationFeed.publish() : outside.publish(events)),
      },
    });
    await silent.asked;
    const before = stores.clock.now();
    for (let tens = 0; troubles.length === 0 && tens < 20; tens += 1) {
      stores.clock.advance(10_000);
      await new Promise(setImmediate);
    }
    expect(millisOf(stores.clock.now()) - millisOf(before)).to.be.within(120_000, 190_000);
    expect(troubles[0]?.error).to.be.instanceOf(PublishUnanswered);
    await outside.until(1);
    expect(numbers()).to.deep.equal([0]);
  });

  it('stops although nobody answers, and publishes after the next start what was in hand', async () => {
    await append('a', reopened(0));
    const silent = answering(NEVER);
    const first = run(silent);
    await silent.asked;
    await stop(first);
    run();
    await outside.until(1);
    expect(numbers()).to.deep.equal([0]);
  });

  it('finishes the batch in hand when it is stopped', async () => {
    const position = await append('a', reopened(0));
    let release = (): void => undefined;
    const slow = answering(
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const one = run(slow);
    await slow.asked;
    const stopped = one.stop();
    release();
    await stopped;
    expect(await stores.rows.checkpoint(integrationFeedModel)).to.equal(position);
  });
});
