import { randomUUID } from 'node:crypto';
import { type AppendResult, AppendUnknown, type EventStore, type NewEvent, streamOf } from '@partneros/domain';
import { expect } from 'chai';
import { type Fault, openFaultyWire, startEventStoreDbDouble, urlOf } from '../../test/doubles/eventstoredb/index.ts';
import { systemClock } from '../clock/system-clock.ts';
import { exampleEvent } from '../testing/example-event.ts';
import { openEventStoreDb } from './open-eventstoredb.ts';
import { type Timings, USUAL_TIMINGS } from './timings.ts';

const REPLIES: readonly Fault[] = ['swallow', 'lose', 'break', 'cancel', 'refuse', 'end', 'delay'];
const WIRE = ['reset', 'halfClose', 'freeze'] as const;
const CUT_EVERY = 10;
const MOST_REPEATS = 20;

/** What happened to appends while replies were swallowed and broken. */
interface AppendFaultReport {
  readonly faults: number;
  readonly met: Readonly<Record<string, number>>;
  readonly appends: number;
  /** Appends whose outcome the adapter could not find out; the caller repeated them. */
  readonly unknown: number;
  /** In milliseconds, of single appends. */
  readonly longest: number;
  /** Streams that do not hold exactly what was acknowledged, in order: as the server itself knows them. */
  readonly wrong: readonly string[];
  /** A conflict without a competitor. */
  readonly lies: readonly string[];
}

/**
 * Many write at once, each to a stream of its own, while every append meets a fault: nothing may be lost, doubled or
 * answered late. A caller repeats an append of unknown outcome as `execute` does: it looks for itself, then sends again.
 */
const sufferAppendFaults = async (options: {
  readonly faults: number;
  readonly writers: number;
  readonly timings: Timings;
}): Promise<AppendFaultReport> => {
  const double = await startEventStoreDbDouble();
  const wire = await openFaultyWire(double.port);
  const events = openEventStoreDb({
    url: `esdb://127.0.0.1:${wire.port}?tls=false`,
    clock: systemClock,
    decode: (_type, _version, data) => data,
    report: () => undefined,
    timings: options.timings,
  });
  const met: Record<string, number> = {};
  const lies: string[] = [];
  let [begun, appends, unknown, longest] = [0, 0, 0, 0];

  const disturb = (): void => {
    const turn = begun;
    begun += 1;
    if (turn % CUT_EVERY !== CUT_EVERY - 1) {
      double.turn({
        next: 'append',
        fault: REPLIES[turn % REPLIES.length] ?? 'swallow',
        millis: options.timings.attempt * 1.2,
      });
      return;
    }
    const cut = WIRE[Math.floor(turn / CUT_EVERY) % WIRE.length] ?? 'reset';
    met[cut] = (met[cut] ?? 0) + 1;
    wire[cut]();
  };

  const appendTimed = async (...call: Parameters<EventStore['append']>): Promise<AppendResult | undefined> => {
    const start = performance.now();
    appends += 1;
    try {
      return await events.store.append(...call);
    } catch (error) {
      if (!(error instanceof AppendUnknown)) throw error;
      unknown += 1;
      return undefined;
    } finally {
      longest = Math.max(longest, performance.now() - start);
    }
  };

  const appendSurely = async (stream: string, revision: number, event: NewEvent): Promise<void> => {
    const expected = revision === 0 ? 'no-stream' : BigInt(revision - 1);
    for (let repeat = 0; repeat < MOST_REPEATS; repeat += 1) {
      if (repeat === 0) disturb();
      const result = await appendTimed(stream, expected, [event]);
      if (result?.kind === 'appended') return;
      if (result?.kind === 'conflict' && repeat === 0) lies.push(`${stream} ${revision}`);
      const there = await events.store.read(stream, { from: BigInt(revision) }).catch(() => []);
      if (there.some(({ metadata }) => metadata.eventId === event.metadata.eventId)) return;
    }
    throw new Error(`${stream} ${revision} was not appended in ${MOST_REPEATS} attempts`);
  };

  const streams = Array.from({ length: options.writers }, () => streamOf('example', 'o', randomUUID()));
  const counts = await Promise.all(
    streams.map(async (stream) => {
      let revision = 0;
      for (; begun < options.faults; revision += 1)
        await appendSurely(stream, revision, exampleEvent('o', { n: revision }));
      return revision;
    }),
  );
  const wrong = streams.filter((stream, index) => {
    const kept = (double.log.stream(stream) ?? []).map(({ data }) => JSON.parse(String(Buffer.from(data))).n);
    return kept.length !== counts[index] || kept.some((n, place) => n !== place);
  });
  for (const [fault, times] of double.met) met[fault] = times;
  await events.close();
  await wire.stop();
  await double.stop();
  return { faults: begun, met, appends, unknown, longest, wrong, lies };
};

// In `npm test` a few at a hasty pace; `npm run test:faults` suffers all of them at the usual one.
const SIZE =
  process.env.FAULTS === 'all'
    ? { faults: 1_000, writers: 32, timings: USUAL_TIMINGS }
    : { faults: 60, writers: 6, timings: { attempt: 150, append: 2_000, read: 300, page: 500, probe: 100 } };
// What a busy machine adds to a timer.
const SLACK_MS = 2_000;

describe('appends to EventStoreDB while replies are swallowed and broken', () => {
  it('are neither lost nor doubled, tell no lies, and end by their deadline', async () => {
    const report = await sufferAppendFaults(SIZE);
    if (process.env.FAULTS === 'all') process.stdout.write(`${JSON.stringify(report)}\n`);
    expect(report.faults).to.be.at.least(SIZE.faults);
    expect(report.wrong).to.deep.equal([]);
    expect(report.lies).to.deep.equal([]);
    expect(report.longest).to.be.lessThan(SIZE.timings.append + SLACK_MS);
  }).timeout(600_000);

  describe('one at a time', () => {
    const HASTY = { attempt: 200, append: 3_000, read: 500, page: 500, probe: 500 };
    const openOnDouble = async (timings: Timings = HASTY) => {
      const double = await startEventStoreDbDouble();
      const events = openEventStoreDb({
        url: urlOf(double),
        clock: systemClock,
        decode: (_type, _version, data) => data,
        report: () => undefined,
        timings,
      });
      return { ...events, double, close: () => events.close().then(double.stop) };
    };

    for (const fault of REPLIES)
      it(`are found out by the store itself: ${fault}`, async () => {
        const { store, double, close } = await openOnDouble();
        for (const [count, stream] of [
          [1, 'example-o_1'],
          [3, 'example-o_2'],
        ] as const) {
          double.turn({ next: 'append', fault, millis: HASTY.attempt * 2 });
          const events = Array.from({ length: count }, (_, n) => exampleEvent('o', { n }));
          const result = await store.append(stream, 'no-stream', events);
          expect(result).to.deep.equal({ kind: 'appended', events: await store.read(stream) });
          expect(result.kind === 'appended' && result.events.map(({ data }) => data)).to.deep.equal(
            events.map(({ data }) => data),
          );
        }
        await close();
      });

    it('are a conflict when somebody else was there before the lost append arrived', async () => {
      const { store, double, close } = await openOnDouble();
      double.turn({ next: 'append', fault: 'lose' });
      const lost = store.append('example-o_1', 'no-stream', [exampleEvent('o', { who: 'first' })]);
      const other = await store.append('example-o_1', 'no-stream', [exampleEvent('o', { who: 'second' })]);
      expect(other.kind).to.equal('appended');
      expect(await lost).to.deep.equal({ kind: 'conflict' });
      expect(double.log.stream('example-o_1')).to.have.length(1);
      await close();
    });

    it('are unknown, not failed, when nothing can be found out', async () => {
      const { store, double, close } = await openOnDouble({ ...HASTY, append: 900 });
      double.turn({ next: 'append', fault: 'swallow' });
      double.turn({ next: 'read', fault: 'lose', times: 100 });
      const start = performance.now();
      const [attempt] = await Promise.allSettled([store.append('example-o_1', 'no-stream', [exampleEvent('o')])]);
      expect(attempt).to.have.nested.property('reason.name', 'AppendUnknown');
      expect(performance.now() - start).to.be.lessThan(900 + SLACK_MS);
      await close();
    });

    it('are settled at once when the server ends the call', async () => {
      const { store, double, close } = await openOnDouble({ ...HASTY, attempt: 60_000, append: 70_000 });
      double.turn({ next: 'append', fault: 'end' });
      expect((await store.append('example-o_1', 'no-stream', [exampleEvent('o')])).kind).to.equal('appended');
      await close();
    });

    it('of one store are not touched by what another suffers', async () => {
      const [one, other] = [await openOnDouble(), await openOnDouble()];
      await other.store.append('example-o_0', 'no-stream', [exampleEvent('o')]);
      other.double.turn({ next: 'append', fault: 'delay', millis: 100 });
      const slow = other.store.append('example-o_1', 'no-stream', [exampleEvent('o')]);
      for (const fault of ['break', 'cancel', 'end'] as const) {
        one.double.turn({ next: 'append', fault });
        await one.store.append(`example-o_${fault}`, 'no-stream', [exampleEvent('o')]);
      }
      expect((await slow).kind).to.equal('appended');
      expect(other.double.log.stream('example-o_1')).to.have.length(1);
      await one.close();
      await other.close();
    });
  });
});
