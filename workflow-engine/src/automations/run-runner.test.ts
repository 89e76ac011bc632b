import { deepEqual, equal } from 'node:assert/strict';
import {
  AppendUnknown,
  type Definition,
  type EffectResult,
  type Email,
  type EventStore,
  execute,
  partsOf,
  type Recorded,
  Unavailable,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import { chain, engineBench, gate, ORGANIZATION } from '../engine.examples.ts';
import { engineModel } from '../kernel/engine-rows.ts';
import { holdsToItsPromises } from '../run-history.examples.ts';

const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });
const slack = (channel: string) => ({ type: 'slack_message', data: { channel, text: 'Hello' } });
const seconds = (amount: number) => ({ type: 'delay', data: { amount, unit: 'seconds' } });
const created = { trigger: 'partner_created' };

/** Two ways at once: a mail, and beside it what `beside` says, one after the other. */
const besideMail = (...beside: readonly { readonly type: string; readonly data: object }[]): Definition => {
  const { nodes, edges } = chain(created, ...(beside as Parameters<typeof chain>[1][]));
  return {
    nodes: [...nodes, { id: 'mail', position: { x: 0, y: 0 }, ...mail('Slow') }],
    edges: [...edges, { id: 'mail', source: 'trigger', target: 'mail' }],
  };
};

describe('a run', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  beforeEach(async () => {
    bench = engineBench();
    engine = bench.start();
    await engine.ready;
  });
  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  const restart = async (over: Parameters<typeof bench.start>[0] = {}) => {
    await engine.stop();
    engine = bench.start(over);
    await engine.ready;
  };
  const theRun = async () => {
    const [started] = await bench.events('WorkflowRunStarted');
    if (started === undefined) throw new Error('there is no run');
    return started as Recorded<WorkflowRunEvent>;
  };
  const onRun = async (type: 'CancelRun' | 'HoldRun' | 'ResumeRun') => {
    const { data } = await theRun();
    await execute(bench, workflowRun, {
      organizationId: ORGANIZATION,
      id: data.runId,
      command: {
        type,
        data: { runId: data.runId, workflowId: data.workflowId, reason: 'by_hand', at: bench.clock.now() },
      },
      cause: bench.cause(),
    });
  };
  /** Mails are on their way until they are let through. */
  const slowMail = () => {
    const sent = gate();
    const asked = gate();
    const send = bench.effects.sendEmail;
    bench.effects.sendEmail = async (email): Promise<EffectResult> => {
      asked.open();
      await sent.opened;
      return send(email);
    };
    return { sent, asked };
  };
  const untilRecorded = (...types: readonly string[]) =>
    bench.until(async () => (await bench.runEvents()).some((line) => types.includes(line)));
  const quiet = async () => {
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const checked = async () => holdsToItsPromises(await bench.feed.read(0n, 10_000), bench.effects.recorded);

  it('records what a quick branch came to, and goes on with it, while a slow one is under way', async () => {
    const { sent } = slowMail();
    await bench.activate('w', besideMail(slack('#one'), slack('#two')));
    await bench.createPartner('acme');
    await untilRecorded('StepSucceeded n2');
    equal((await bench.runEvents()).includes('StepSucceeded mail'), false);
    sent.open();
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-2), ['StepSucceeded mail', 'WorkflowRunCompleted']);
    await checked();
  });

  it('wakes for a delay while a slow effect is under way', async () => {
    const { sent, asked } = slowMail();
    await bench.activate('w', besideMail(seconds(30), slack('#late')));
    await bench.createPartner('acme');
    await asked.opened;
    await untilRecorded('DelayScheduled n1');
    bench.clock.advance(30_000);
    await untilRecorded('StepSucceeded n2');
    sent.open();
    await engine.idle();
    await checked();
  });

  it('keeps what an effect came to when it is cancelled meanwhile, and takes no further step', async () => {
    const { sent, asked } = slowMail();
    await bench.activate('w', chain(created, mail('First'), mail('Second')));
    await bench.createPartner('acme');
    await asked.opened;
    await onRun('CancelRun');
    sent.open();
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-2), ['WorkflowRunCancelled', 'StepSucceeded n1']);
    equal(bench.effects.recorded.length, 1);
    await checked();
  });

  it('tries no more what failed in a run that was cancelled meanwhile', async () => {
    const { sent, asked } = slowMail();
    bench.effects.answer('email', { ok: false, error: { code: 'busy', message: 'Busy.' }, retryable: true });
    await bench.activate('w', chain(created, mail('First')));
    await bench.createPartner('acme');
    await asked.opened;
    await onRun('CancelRun');
    sent.open();
    await engine.idle();
    bench.clock.advance(3_600_000);
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-2), ['WorkflowRunCancelled', 'StepFailed n1']);
    const [failed] = await bench.events('StepFailed');
    equal(failed && 'retryAt' in failed.data && failed.data.retryAt, null);
    equal(bench.effects.recorded.length, 1);
  });

  it('does not repeat an effect that came to its end while the run was held', async () => {
    const { sent, asked } = slowMail();
    await bench.activate('w', chain(created, mail('First'), mail('Second')));
    await bench.createPartner('acme');
    await asked.opened;
    await onRun('HoldRun');
    sent.open();
    await engine.idle();
    // What somebody held, its workflow does not let go.
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-2), ['WorkflowRunHeld', 'StepSucceeded n1']);
    await onRun('ResumeRun');
    await engine.idle();
    deepEqual(
      bench.effects.recorded.map(({ effect }) => 'subject' in effect && effect.subject),
      ['First', 'Second'],
    );
    await checked();
  });

  it('goes on although it was resumed before the engine knew that it had held it', async () => {
    const held = gate();
    const slow: EventStore = {
      ...bench.store,
      append: async (stream, expected, events) => {
        const result = await bench.store.append(stream, expected, events);
        if (events.some(({ type }) => type === 'WorkflowRunHeld')) await held.opened;
        return result;
      },
    };
    await restart({ store: slow });
    await bench.activate('w', chain(created, seconds(30), mail('Later')));
    await bench.createPartner('acme');
    await engine.idle();
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await engine.idle();
    bench.clock.advance(30_000);
    await untilRecorded('WorkflowRunHeld');
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await untilRecorded('WorkflowRunResumed');
    await bench.rows.reached(engineModel, await bench.feed.head(), 2_000);
    held.open();
    await engine.idle();
    equal(bench.effects.recorded.length, 1);
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
  });

  for (const [what, fails] of [
    ['was not', () => Promise.reject(new Error('the store is away'))],
    [
      'was',
      async (append: () => Promise<unknown>) => {
        await append();
        throw new AppendUnknown('no answer');
      },
    ],
  ] as const)
    it(`does not repeat an effect whose result ${what} recorded by an append that failed`, async () => {
      let failures = 1;
      const store: EventStore = {
        ...bench.store,
        append: async (stream, expected, events) => {
          const append = () => bench.store.append(stream, expected, events);
          if (events.every(({ type }) => type !== 'StepSucceeded') || failures === 0) return append();
          failures -= 1;
          return fails(append) as never;
        },
      };
      await restart({ store });
      await bench.activate('w', chain(created, mail('First'), mail('Second')));
      await bench.createPartner('acme');
      await engine.idle();
      bench.clock.advance(1_000);
      await engine.idle();
      deepEqual(
        bench.effects.recorded.map(({ effect }) => 'subject' in effect && effect.subject),
        ['First', 'Second'],
      );
      await checked();
    });

  it('stays in the chain it began in when it was held and resumed', async () => {
    await bench.activate(
      'w',
      chain({ trigger: 'partner_stage_changed' }, seconds(30), {
        type: 'update_record',
        data: { entity: 'partner', changes: { stage: '{{from}}' } },
      }),
    );
    await bench.createPartner('acme');
    await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'enable' } });
    await engine.idle();
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await engine.idle();
    bench.clock.advance(30_000);
    await engine.idle();
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await engine.idle();

    const [first, second] = await bench.events('PartnerStageChanged');
    equal(second?.metadata.correlationId, first?.metadata.correlationId);
    equal(second?.metadata.depth, 1);
    equal((await bench.events('WorkflowRunSkipped')).length, 1);

    const [begun] = await bench.events('WorkflowRunStarted');
    for (const type of ['DelayElapsed', 'StepStarted', 'StepSucceeded', 'WorkflowRunCompleted'])
      for (const { metadata } of await bench.events(type))
        deepEqual(
          [metadata.correlationId, metadata.depth, metadata.via, metadata.causationId],
          [begun?.metadata.correlationId, 1, ['w/acme'], begun?.metadata.causationId],
        );
  });

  it('finishes the effect under way when the engine stops, and goes on after a restart', async () => {
    const { sent, asked } = slowMail();
    await bench.activate('w', chain(created, mail('First'), mail('Second')));
    await bench.createPartner('acme');
    await asked.opened;
    const stopped = engine.stop();
    sent.open();
    await stopped;
    deepEqual((await bench.runEvents()).slice(-1), ['StepSucceeded n1']);
    engine = bench.start();
    await engine.ready;
    await engine.idle();
    equal(bench.effects.recorded.length, 2);
    await checked();
  });

  it('tries a step again when our own store failed it', async () => {
    let failures = 1;
    const store: EventStore = {
      ...bench.store,
      append: (stream, expected, events) => {
        if (!stream.startsWith('partner-') || failures === 0) return bench.store.append(stream, expected, events);
        failures -= 1;
        return Promise.reject(new Error('the store is away'));
      },
    };
    await restart({ store });
    await bench.activate(
      'w',
      chain(created, { type: 'update_record', data: { entity: 'partner', changes: { stage: 'onboard' } } }),
    );
    await bench.createPartner('acme');
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-1), ['StepFailed n1']);
    bench.clock.advance(12_000);
    await engine.idle();
    equal((await bench.events('PartnerStageChanged')).length, 1);
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
  });

  it('is parked where people see it when it can never go on, and others go on', async () => {
    const store: EventStore = {
      ...bench.store,
      // What its templates look at cannot be read, however often it is tried.
      read: async (stream, options) => {
        if (stream.endsWith('_broken')) throw new Error('cannot be read');
        return bench.store.read(stream, options);
      },
    };
    await bench.createPartner('broken');
    await restart({ store });
    await bench.activate('w', chain({ trigger: 'manual' }, mail('Hi')));
    await bench.createPartner('whole');
    for (const partnerId of ['broken', 'whole'])
      await bench.onWorkflow('w', { type: 'RequestWorkflowRun', data: { workflowId: 'w', partnerId } });
    for (let round = 0; round < 12; round += 1) {
      await engine.idle();
      bench.clock.advance(60_000);
    }
    await engine.idle();
    const [parked] = await bench.events('WorkflowRunParked');
    deepEqual(parked && 'error' in parked.data && parked.data.error, {
      code: 'engine_trouble',
      message: 'The engine failed ten times to go on with this run.',
    });
    equal(bench.effects.recorded.length, 1);

    await restart();
    await engine.idle();
    equal(bench.effects.recorded.length, 1);
    await bench.redrive(partsOf(parked?.stream ?? '').id);
    await engine.idle();
    equal(bench.effects.recorded.length, 2);
    await checked();
  });

  for (const [what, category] of [
    ['runs', 'workflowRun-'],
    ['workflows', 'workflow-'],
    ['partners', 'partner-'],
  ] as const)
    it(`is not parked while ${what} cannot be read, and goes on when they can`, async () => {
      let away = false;
      const store: EventStore = {
        ...bench.store,
        read: async (stream, options) => {
          if (away && stream.startsWith(category)) throw new Unavailable(`reading ${stream}`);
          return bench.store.read(stream, options);
        },
      };
      await restart({ store });
      await bench.activate('w', chain(created, seconds(30), mail('Hi')));
      await bench.createPartner('acme');
      await engine.idle();
      away = true;
      for (let round = 0; round < 20; round += 1) {
        const before = bench.troubles.length;
        bench.clock.advance(60_000);
        await bench.until(async () => bench.troubles.length > before);
      }
      away = false;
      bench.clock.advance(60_000);
      await engine.idle();
      deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
    });

  it('is parked when its step takes the engine down five times, and has a fresh budget once redriven', async () => {
    await bench.activate('w', chain(created, mail('Deadly')));
    let calls = 0;
    const deadly = {
      ...bench.effects,
      sendEmail: () => {
        calls += 1;
        return new Promise<EffectResult>(() => undefined);
      },
    };
    await restart({ effects: deadly });
    await bench.createPartner('acme');
    await bench.until(async () => calls === 1);
    for (let life = 2; life <= 5; life += 1) {
      const another = bench.start({ effects: deadly });
      await another.ready;
      await bench.until(async () => calls === life);
    }
    engine = bench.start({ effects: deadly });
    await engine.ready;
    await engine.idle();
    equal(calls, 5);
    deepEqual((await bench.runEvents()).slice(-2), ['StepStarted n1', 'WorkflowRunParked n1']);

    const [{ stream = '' } = {}] = await bench.events('WorkflowRunParked');
    await bench.redrive(partsOf(stream).id);
    await bench.until(async () => calls === 6);
    engine = bench.start();
    await engine.ready;
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-3), ['StepStarted n1', 'StepSucceeded n1', 'WorkflowRunCompleted']);
    const keys = (await bench.events('StepStarted')).map(({ data }) => 'key' in data && data.key);
    equal(new Set(keys).size, 1);
  });

  it('is not parked beside one whose step takes the engine down', async () => {
    await bench.activate('one', chain(created, mail('one')));
    await bench.activate('other', chain(created, mail('other')));
    const lives: string[][] = [];
    // What is taken up first after a start is deadly: the process is gone, with all that was under way in it.
    const deadly = () => lives[1]?.[0] ?? '';
    const dying = () => {
      const begun: string[] = [];
      lives.push(begun);
      return {
        ...bench.effects,
        sendEmail: async (email: Email) => {
          begun.push(email.subject);
          return lives.length <= 2 || begun.includes(deadly())
            ? new Promise<EffectResult>(() => undefined)
            : bench.effects.sendEmail(email);
        },
      };
    };
    await restart({ effects: dying() });
    await bench.createPartner('acme');
    await bench.until(async () => lives[0]?.length === 2);
    await bench.start({ effects: dying() }).ready;
    await bench.until(async () => lives[1]?.length === 2);
    for (let life = 3; life <= 5; life += 1) {
      await bench.start({ effects: dying() }).ready;
      await bench.until(async () => lives.at(-1)?.includes(deadly()) === true);
    }
    engine = bench.start({ effects: dying() });
    await engine.ready;
    await engine.idle();
    const ended = async (type: string) =>
      (await bench.events(type)).map(({ data }) => 'workflowId' in data && data.workflowId);
    deepEqual(await ended('WorkflowRunParked'), [deadly()]);
    deepEqual(await ended('WorkflowRunCompleted'), [deadly() === 'one' ? 'other' : 'one']);
  });

  it('waits, and is not cancelled, while the engine has yet to read again that its workflow was switched on', async () => {
    const first = gate();
    let writes = 0;
    let away = false;
    await restart({
      rows: {
        ...bench.rows,
        write: async (batch) => {
          if (!batch.some(({ model }) => model.name === engineModel.name)) return bench.rows.write(batch);
          writes += 1;
          if (writes === 1) await first.opened;
          away = writes === 2;
          if (away) throw new Error('the rows are away');
          return bench.rows.write(batch);
        },
      },
      feed: {
        ...bench.feed,
        subscribe: (options) => {
          if (away) throw new Error('the feed is away');
          return bench.feed.subscribe(options);
        },
      },
    });
    // All behind one batch that waits to be written; then it is all that whose memory is lost, with the next batch.
    await bench.createPartner('before');
    await bench.until(async () => writes === 1);
    await bench.activate('w', chain(created, seconds(1), mail('Hi')));
    await bench.createPartner('acme');
    first.open();
    await untilRecorded('DelayScheduled n1');
    bench.clock.advance(250);
    await bench.until(async () => away);
    await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'onboard' } });
    await bench.until(async () => bench.troubles.length === 2);
    bench.clock.advance(100);
    await bench.until(async () => bench.troubles.length > 2);
    bench.clock.advance(650);
    await quiet();
    deepEqual((await bench.runEvents()).slice(-1), ['DelayScheduled n1']);

    away = false;
    for (let round = 0; round < 3; round += 1) {
      bench.clock.advance(1_000);
      await quiet();
    }
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
    await checked();
  });

  it('never took less than no time, also when the clock was set back', async () => {
    const { sent, asked } = slowMail();
    await bench.activate('w', chain(created, mail('Hi')));
    await bench.createPartner('acme');
    await asked.opened;
    bench.clock.set('2025-12-31T23:00:00.000Z');
    sent.open();
    await engine.idle();
    const { stream } = await theRun();
    const run = ((await bench.store.read(stream)) as Recorded<WorkflowRunEvent>[]).reduce<
      ReturnType<typeof workflowRun.evolve>
    >((state, event) => workflowRun.evolve(state, event), undefined);
    deepEqual([run?.durationMs, run?.steps[0]?.durationMs], [0, 0]);
  });
});
