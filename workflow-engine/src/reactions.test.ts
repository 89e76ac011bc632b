import { deepEqual, equal } from 'node:assert/strict';
import {
  type DeadLetterCommand,
  type DeadLetterEvent,
  deadLetter,
  type EventStore,
  execute,
  type Recorded,
} from '@partneros/domain';
import { recorded } from '@partneros/domain/testing';
import { createManualClock } from '@partneros/infra/testing';
import { chain, engineBench, ORGANIZATION } from './engine.examples.ts';
import { engineModel, type ParkedEntry } from './kernel/engine-rows.ts';
import type { Reaction } from './kernel/reaction.ts';
import { MAX_TRIES, runReactions } from './kernel/run-reactions.ts';

const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });

describe('reactions that fail', () => {
  const clock = createManualClock();
  const eventOf = (stream: string) => recorded({ type: 'Tested', data: {} }, { stream });
  const failing = (times: number, event: Recorded = eventOf('test-org_1')) => {
    const tries = { count: 0 };
    const reaction: Reaction = {
      name: 'fails',
      event,
      run: async () => {
        tries.count += 1;
        if (tries.count <= times) throw new Error('no');
      },
    };
    return { reaction, tries };
  };
  /** Lets pauses pass while something runs. */
  const passing = async (run: Promise<void>) => {
    let over = false;
    const done = run.finally(() => {
      over = true;
    });
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(1_000);
    }
    await done;
  };

  it('are tried again', async () => {
    const { reaction, tries } = failing(MAX_TRIES - 1);
    const parked: Reaction[] = [];
    await passing(runReactions([reaction], clock, async (one) => void parked.push(one)));
    deepEqual([tries.count, parked], [MAX_TRIES, []]);
  });

  it('are parked with their error after the last try, and the others go on', async () => {
    const { reaction, tries } = failing(100);
    const same = failing(0);
    const other = failing(0, eventOf('test-org_2'));
    const parked: unknown[] = [];
    await passing(
      runReactions(
        [reaction, same.reaction, other.reaction],
        clock,
        async (_one, error) => void parked.push(String(error)),
      ),
    );
    deepEqual([tries.count, same.tries.count, other.tries.count, parked], [MAX_TRIES, 1, 1, ['Error: no']]);
  });

  it('keep nobody waiting who stops', async () => {
    const { reaction, tries } = failing(100);
    const stopping = new AbortController();
    const run = runReactions([reaction], clock, async () => undefined, stopping.signal);
    await new Promise((resolve) => setImmediate(resolve));
    stopping.abort(new Error('stopped'));
    equal(await run.catch((error: Error) => error.message), 'stopped');
    equal(tries.count, 1);
  });

  describe('in the engine', () => {
    let bench: ReturnType<typeof engineBench>;
    let engine: ReturnType<typeof bench.start>;
    let away: (stream: string) => boolean;

    beforeEach(async () => {
      bench = engineBench();
      away = () => false;
      engine = bench.start({ store: failingStore() });
      await engine.ready;
    });
    afterEach(async () => {
      await engine.stop();
      await bench.close();
    });

    const failingStore = (): EventStore => ({
      ...bench.store,
      append: async (stream, expected, events) => {
        if (away(stream)) throw new Error('the store is away');
        return bench.store.append(stream, expected, events);
      },
    });
    /** Lets the pauses between tries pass, until the engine has written down where it is. */
    const settle = async () => {
      const head = await bench.feed.head();
      while ((await bench.rows.checkpoint(engineModel)) < head) {
        await new Promise((resolve) => setImmediate(resolve));
        bench.clock.advance(100);
      }
    };
    const parked = async () => {
      const found: ParkedEntry[] = [];
      for await (const { row } of bench.rows.scan(engineModel)) if (row.kind === 'parked') found.push(row);
      return found;
    };

    it('are kept where people can see them, and done when the outage is over', async () => {
      await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
      away = (stream) => stream.startsWith('workflowRun-');
      await bench.createPartner('acme');
      await settle();
      deepEqual(
        (await parked()).map(({ reaction, type, error }) => [reaction, type, error]),
        [['enrol in w', 'PartnerCreated', 'Error: the store is away']],
      );

      away = () => false;
      bench.clock.advance(60_000);
      await engine.idle();
      equal(bench.effects.recorded.length, 1);
      await bench.createPartner('next');
      await settle();
      deepEqual(await parked(), []);
    });

    const letters = async () =>
      (await bench.feed.read(0n, 10_000))
        .filter(({ stream }) => stream.startsWith('deadLetter-'))
        .map((event) => [event.type, event.metadata.organizationId]);
    const onLetter = async (make: (deadLetterId: string, at: string) => DeadLetterCommand) => {
      const [letter] = await bench.events('DeadLetterParked');
      const { deadLetterId: id } = (letter as Recorded<DeadLetterEvent>).data;
      const command = make(id, bench.clock.now());
      await execute(bench, deadLetter, { organizationId: ORGANIZATION, id, command, cause: bench.cause() });
      await settle();
    };
    const retry = (deadLetterId: string, at: string) =>
      ({ type: 'RetryDeadLetter', data: { deadLetterId, at } }) as const;

    it('are told of by a dead letter, which is retried when somebody asks, and tells how it went', async () => {
      await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
      away = (stream) => stream.startsWith('workflowRun-');
      await bench.createPartner('acme');
      await settle();
      await onLetter(retry);
      await bench.until(async () => (await letters()).length === 3);
      away = () => false;
      await onLetter(retry);
      await bench.until(async () => (await letters()).length === 5);
      deepEqual(
        (await letters()).map(([type]) => type),
        [
          'DeadLetterParked',
          'DeadLetterRetryRequested',
          'DeadLetterRetryFailed',
          'DeadLetterRetryRequested',
          'DeadLetterResolved',
        ],
      );
      await engine.idle();
      equal(bench.effects.recorded.length, 1);
    });

    it('are given up for good when somebody skips them, also after a restart', async () => {
      await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
      away = (stream) => stream.startsWith('workflowRun-');
      await bench.createPartner('acme');
      await settle();
      const reason = 'Told by phone.';
      await onLetter((deadLetterId, at) => ({ type: 'SkipDeadLetter', data: { deadLetterId, reason, at } }));
      deepEqual(await parked(), []);
      await engine.stop();
      away = () => false;
      engine = bench.start();
      await engine.ready;
      bench.clock.advance(3_600_000);
      await engine.idle();
      equal(bench.effects.recorded.length, 0);
    });

    it('are taken up again by a restart, decided as of their event', async () => {
      await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
      away = (stream) => stream.startsWith('workflowRun-');
      await bench.createPartner('acme');
      await settle();
      await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'finish' } });
      await engine.stop();
      away = () => false;
      engine = bench.start();
      await engine.ready;
      bench.clock.advance(1);
      await engine.idle();
      equal(bench.effects.recorded.length, 1);
    });

    it('are tried again ever more rarely, and never given up', async () => {
      await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
      away = (stream) => stream.startsWith('workflowRun-');
      await bench.createPartner('acme');
      await settle();
      const before = bench.troubles.length;
      for (let hour = 0; hour < 24; hour += 1) {
        bench.clock.advance(3_600_000);
        await engine.idle();
      }
      const tries = bench.troubles.length - before;
      equal(tries >= 20 && tries <= 40, true, `${tries} tries in a day`);
      away = () => false;
      bench.clock.advance(3_600_000);
      await engine.idle();
      equal(bench.effects.recorded.length, 1);
    });
  });
});
