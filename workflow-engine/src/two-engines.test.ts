import { deepEqual, equal, ok } from 'node:assert/strict';
import type { EventStore, WorkflowRunEvent } from '@partneros/domain';
import { chain, engineBench, gate } from './engine.examples.ts';
import { engineModel } from './kernel/engine-rows.ts';
import { mortal } from './mortal.examples.ts';
import { holdsToItsPromises } from './run-history.examples.ts';

const PARTNERS = 20;
const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });
const seconds = (amount: number) => ({ type: 'delay', data: { amount, unit: 'seconds' } });
const created = { trigger: 'partner_created' };

describe('two engines side by side', () => {
  let bench: ReturnType<typeof engineBench>;
  let engines: ReturnType<typeof bench.start>[];

  beforeEach(() => {
    bench = engineBench();
    engines = [];
  });
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
    await bench.close();
  });

  const start = async (over: Parameters<typeof bench.start>[0] = {}) => {
    const engine = bench.start({ shared: true, ...over });
    engines.push(engine);
    await engine.ready;
    return engine;
  };
  const idle = async () => {
    for (const engine of engines) await engine.idle();
  };
  const later = async (...millis: readonly number[]) => {
    for (const ms of millis) {
      bench.clock.advance(ms);
      await idle();
    }
  };
  const events = () => bench.feed.read(0n, 10_000);

  it('run everything once, and leave each other’s steps alone', async () => {
    await start();
    await start();
    await bench.activate('w', chain(created, mail('First'), seconds(30), mail('Second')));
    for (let index = 0; index < PARTNERS; index += 1) await bench.createPartner(`partner-${index}`);
    await idle();
    await later(30_000, 60_000, 60_000);

    const recorded = await events();
    holdsToItsPromises(recorded, bench.effects.recorded);
    equal(recorded.filter(({ type }) => type === 'WorkflowRunCompleted').length, PARTNERS);
    equal(bench.effects.recorded.length, 2 * PARTNERS);
    deepEqual(bench.troubles, []);
  });

  it('are told apart by a store that takes an event id it knows for a repeat', async () => {
    // As EventStoreDB does: the very same ids at the very same place are an append that was answered before.
    const store: EventStore = {
      ...bench.store,
      append: async (stream, expected, appended) => {
        const result = await bench.store.append(stream, expected, appended);
        if (result.kind === 'appended') return result;
        const from = expected === 'no-stream' ? 0n : expected + 1n;
        const there = await bench.store.read(stream, { from, limit: appended.length });
        const same = there.every(({ metadata }, index) => metadata.eventId === appended[index]?.metadata.eventId);
        return same && there.length === appended.length ? { kind: 'appended', events: there } : result;
      },
    };
    await start({ store });
    await start({ store });
    await bench.activate('w', chain(created, seconds(30), mail('Hi')));
    for (let index = 0; index < PARTNERS; index += 1) await bench.createPartner(`partner-${index}`);
    await idle();
    await later(30_000, 60_000, 60_000);
    holdsToItsPromises(await events(), bench.effects.recorded);
    equal(bench.effects.recorded.length, PARTNERS);
  });

  it('take over from each other what was left behind, also without a restart', async () => {
    const { ports, died } = mortal(bench, { at: 8, done: true });
    const first = bench.start({ ...ports, shared: true });
    await first.ready;
    await start();
    await bench.activate('w', chain(created, mail('First'), seconds(30), mail('Second')));
    for (let index = 0; index < PARTNERS; index += 1) await bench.createPartner(`partner-${index}`);
    await died;
    await idle();
    await later(60_000, 60_000, 60_000, 60_000);

    const recorded = await events();
    holdsToItsPromises(recorded, bench.effects.recorded);
    equal(recorded.filter(({ type }) => type === 'WorkflowRunCompleted').length, PARTNERS);
  });

  it('look after a while whether the other has left behind what it started', async () => {
    const starts = (events: Parameters<EventStore['append']>[2]) => events[0]?.type === 'WorkflowRunStarted';
    // Always the first to start a run, and then it is gone.
    const first = bench.start({
      shared: true,
      store: {
        ...bench.store,
        append: (stream, expected, events) =>
          stream.startsWith('workflowRun-') && !starts(events)
            ? new Promise(() => undefined)
            : bench.store.append(stream, expected, events),
      },
    });
    await first.ready;
    await start({
      store: {
        ...bench.store,
        append: async (stream, expected, events) => {
          if (starts(events)) await bench.until(async () => (await bench.store.read(stream)).length > 0);
          return bench.store.append(stream, expected, events);
        },
      },
    });
    await bench.activate('w', chain(created, mail('Hi')));
    await bench.createPartner('acme');
    await idle();
    equal(bench.effects.recorded.length, 0);
    await later(59_999);
    equal(bench.effects.recorded.length, 0);
    await later(1);
    equal(bench.effects.recorded.length, 1);
    holdsToItsPromises(await events(), bench.effects.recorded);
  });

  const meetsASlowStep = async (troubled: boolean) => {
    const sent = gate();
    const asked = gate();
    const first = bench.start({
      shared: true,
      effects: {
        ...bench.effects,
        sendEmail: async (email) => {
          asked.open();
          await sent.opened;
          return bench.effects.sendEmail(email);
        },
      },
    });
    await first.ready;
    await bench.activate('w', chain(created, mail('Slow')));
    await bench.createPartner('acme');
    await asked.opened;
    // What the first one remembers is written, and the second one finds it.
    bench.clock.advance(1_000);
    await bench.rows.reached(engineModel, await bench.feed.head(), 2_000);

    let away = troubled;
    const read: EventStore['read'] = async (stream, options) => {
      if (!away || !stream.startsWith('workflowRun-')) return bench.store.read(stream, options);
      away = false;
      throw new Error('the store is away');
    };
    await start({ store: { ...bench.store, read } });
    await later(1_000, 58_999);
    deepEqual(bench.effects.recorded, []);

    sent.open();
    await first.idle();
    await later(60_000, 60_000);
    equal(away, false);
    equal(bench.effects.recorded.length, 1);
    holdsToItsPromises(await events(), bench.effects.recorded);
    await first.stop();
  };

  it('leave a step that the other has in hand alone when they start', () => meetsASlowStep(false));

  it('leave a step that the other has in hand alone after trouble of their own', () => meetsASlowStep(true));

  it('do not take a slow step from who is at it before a minute has passed, and may then', async () => {
    const sent = gate();
    const asked = gate();
    let calls = 0;
    const slow = {
      ...bench.effects,
      sendEmail: async (email: Parameters<typeof bench.effects.sendEmail>[0]) => {
        calls += 1;
        asked.open();
        if (calls === 1) await sent.opened;
        return bench.effects.sendEmail(email);
      },
    };
    const first = bench.start({ effects: slow, shared: true });
    await first.ready;
    await bench.activate('w', chain(created, seconds(30), mail('Slow')));
    await bench.createPartner('acme');
    await first.idle();
    const second = await start({ effects: slow });
    await second.idle();
    bench.clock.advance(30_000);
    await asked.opened;
    await second.idle();
    bench.clock.advance(59_999);
    await second.idle();
    equal(calls, 1);
    bench.clock.advance(1);
    await bench.until(async () => calls === 2);
    await second.idle();
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);

    // The slow one comes back: what it did is known already.
    sent.open();
    await first.stop();
    const recorded = await events();
    holdsToItsPromises(recorded, bench.effects.recorded);
    const intents = recorded.filter((event) => event.type === 'StepStarted') as unknown as WorkflowRunEvent[];
    equal(new Set(intents.map(({ data }) => 'key' in data && data.key)).size, 1);
    ok(intents.every(({ data }, index) => 'attempt' in data && data.attempt === index + 1));
  });
});
