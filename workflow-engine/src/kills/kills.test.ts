import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded, WorkflowRunEvent } from '@partneros/domain';
import type { WorkflowEngine } from '../create-workflow-engine.ts';
import { chain, engineBench } from '../engine.examples.ts';
import { DEATHS, type MortalProcess, mortalProcess } from './mortal-process.examples.ts';

// `npm run test:engine` sets the full counts; docs/engine-tests.md tells what they came to.
const SENDS = Number(process.env.SENDS ?? 36);
const TIMERS = Number(process.env.TIMERS ?? 100);
const TIMER_KILLS = Number(process.env.TIMER_KILLS ?? 9);
const EVENTS = Number(process.env.EVENTS ?? 300);
const EVENT_KILLS = Number(process.env.EVENT_KILLS ?? 6);
const FREEZES = Number(process.env.FREEZES ?? 10);

const hello = (trigger: object) =>
  chain(trigger as never, { type: 'send_email', data: { to: 'primary_contact', subject: 'Hi', body: 'Hello' } });
const says = (line: string) => console.info(`      ${line}`);

// The same every time.
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

describe('an engine over a file, killed again and again', () => {
  let folder: string;
  let bench: ReturnType<typeof engineBench>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-'));
    bench = engineBench({ dataDir: folder });
  });
  afterEach(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  const everything = async function* (): AsyncGenerator<Recorded<WorkflowRunEvent>> {
    for (let after = 0n; ; ) {
      const events = await bench.feed.read(after, 10_000);
      const last = events.at(-1);
      if (last === undefined) return;
      after = last.position;
      for (const event of events)
        if (event.stream.startsWith('workflowRun-')) yield event as Recorded<WorkflowRunEvent>;
    }
  };
  const orDies = (work: Promise<unknown>, { died }: MortalProcess) => Promise.race([work, died]);
  const startMortal = (process: MortalProcess, shared = false): WorkflowEngine =>
    bench.start({ ...process.ports, shared }, { runsPerHour: Number.POSITIVE_INFINITY });

  it('sends each mail under one key, and completes each step once', async () => {
    await bench.activate('w', hello({ trigger: 'partner_created' }));
    const hits = new Map<string, number>();
    for (let kill = 0; kill < SENDS; kill += 1) {
      const wanted = DEATHS[kill % DEATHS.length];
      const process = mortalProcess(bench, (point) => point === wanted);
      const engine = startMortal(process);
      await orDies(engine.ready, process);
      if (!process.isDead()) await bench.createPartner(`p-${kill}`);
      await orDies(engine.idle(), process);
      ok(process.isDead(), `kill ${kill} was never reached`);
      hits.set(wanted ?? '', (hits.get(wanted ?? '') ?? 0) + 1);
      const heir = bench.start({}, { runsPerHour: Number.POSITIVE_INFINITY });
      await heir.ready;
      await heir.idle();
      await heir.stop();
    }

    const keys = new Map<string, Set<string>>();
    const completions = new Map<string, number>();
    const intents = new Map<string, number>();
    let ended = 0;
    for await (const { type, data } of everything()) {
      if (type === 'StepStarted') {
        keys.set(data.runId, (keys.get(data.runId) ?? new Set()).add(data.key));
        intents.set(data.key, (intents.get(data.key) ?? 0) + 1);
      }
      if (type === 'StepSucceeded') completions.set(data.runId, (completions.get(data.runId) ?? 0) + 1);
      if (type === 'WorkflowRunCompleted') ended += 1;
    }
    const runs = (await bench.events('PartnerCreated')).length;
    equal(ended, runs);
    deepEqual([...new Set([...keys.values()].map((own) => own.size))], [1]);
    deepEqual([...new Set(completions.values())], [1]);
    const sent = bench.effects.recorded.map(({ effect }) => effect.key);
    equal(new Set(sent).size, runs);
    // One that was sent more than once was begun as often: somebody died between the receiver and the record.
    for (const key of new Set(sent)) ok(sent.filter((one) => one === key).length <= (intents.get(key) ?? 0), key);
    says(
      `${SENDS} kills, ${runs} mails, ${sent.length - runs} sent again under the same key; hits ${JSON.stringify(Object.fromEntries(hits))}`,
    );
  }).timeout(10_000 + SENDS * 1_000);

  it('ends each delay once, and never early', async () => {
    const random = randomFrom(7);
    const delays = [30, 300, 1_800, 7_200];
    for (const [index, amount] of delays.entries())
      await bench.activate(
        `w${index}`,
        chain(
          { trigger: 'partner_created' },
          { type: 'delay', data: { amount, unit: 'seconds' } },
          { type: 'create_task', data: { title: 'Call' } },
        ),
      );
    const partners = Math.ceil(TIMERS / delays.length);
    const kills = { asleep: 0, due: 0, firing: 0 };
    let process = mortalProcess(bench);
    let engine = startMortal(process);
    await engine.ready;
    let created = 0;
    for (let kill = 0; kill < TIMER_KILLS; kill += 1) {
      for (; created < (partners * (kill + 1)) / TIMER_KILLS && created < partners; created += 1)
        await bench.createPartner(`p-${created}`);
      const kind = (['asleep', 'due', 'firing'] as const)[kill % 3] ?? 'due';
      kills[kind] += 1;
      if (kind === 'asleep') await engine.idle();
      bench.clock.advance(1_000 + random(120_000));
      // Due: the timers have fired, and nothing they came to is recorded. Firing: some of it is.
      if (kind === 'firing')
        for (let turn = 0; turn < 1 + random(40); turn += 1) await new Promise((resolve) => setImmediate(resolve));
      process.kill();
      process = mortalProcess(bench);
      engine = startMortal(process);
      await engine.ready;
    }
    for (let round = 0; round < 5; round += 1) {
      await engine.idle();
      bench.clock.advance(7_200_000);
    }
    await engine.idle();
    await engine.stop();

    const due = new Map<string, string>();
    let early = 0;
    let elapsed = 0;
    let doubled = 0;
    let completed = 0;
    for await (const { type, data } of everything()) {
      if (type === 'DelayScheduled') {
        if (due.has(data.runId)) doubled += 1;
        due.set(data.runId, data.dueAt);
      }
      if (type === 'DelayElapsed') {
        elapsed += 1;
        if (data.at < (due.get(data.runId) ?? '')) early += 1;
      }
      if (type === 'WorkflowRunCompleted') completed += 1;
    }
    const timers = partners * delays.length;
    deepEqual(
      { timers: due.size, elapsed, early, doubled, completed },
      { timers, elapsed: timers, early: 0, doubled: 0, completed: timers },
    );
    says(`${timers} delays, kills ${JSON.stringify(kills)}: none early, lost or doubled`);
  }).timeout(20_000 + TIMERS * 200);

  it('starts one run per event that two engines see up to five times each', async () => {
    const random = randomFrom(11);
    await bench.activate('w', hello({ trigger: 'partner_created' }));
    // Batches come again, and again from further back, as after every kind of break.
    const again = (process: MortalProcess): MortalProcess['ports'] => ({
      ...process.ports,
      feed: {
        ...process.ports.feed,
        subscribe: async function* (options) {
          for await (const batch of process.ports.feed.subscribe({ ...options, batchSize: 200 }))
            for (let time = random(5); time >= 0; time -= 1) yield { ...batch, caughtUp: batch.caughtUp && time === 0 };
        },
      },
    });
    const start = () => {
      const process = mortalProcess(bench);
      const engine = bench.start({ ...again(process), shared: true }, { runsPerHour: Number.POSITIVE_INFINITY });
      return { process, engine };
    };
    const engines = [start(), start()];
    await Promise.all(engines.map(({ engine }) => engine.ready));
    const STEP = Math.ceil(EVENTS / EVENT_KILLS);
    let kills = 0;
    for (let n = 0; n < EVENTS; n += STEP) {
      const count = Math.min(STEP, EVENTS - n);
      await Promise.all(Array.from({ length: count }, (_, index) => bench.createPartner(`p-${n + index}`)));
      for (let turn = 0; turn < random(200); turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const place = kills % 2;
      engines[place]?.process.kill();
      engines[place] = start();
      kills += 1;
      await engines[place]?.engine.ready;
    }
    for (let round = 0; round < 4; round += 1) {
      for (const { engine } of engines) await engine.idle();
      bench.clock.advance(61_000);
    }
    for (const { engine } of engines) await engine.idle();
    for (const { engine } of engines) await engine.stop();

    const started = new Map<string, number>();
    let completed = 0;
    for await (const { type, data } of everything()) {
      if (type === 'WorkflowRunStarted')
        started.set(data.trigger.eventId, (started.get(data.trigger.eventId) ?? 0) + 1);
      if (type === 'WorkflowRunCompleted') completed += 1;
    }
    deepEqual([started.size, completed], [EVENTS, EVENTS]);
    deepEqual([...new Set(started.values())], [1]);
    says(`${EVENTS} events, ${kills} kills of one of two engines: one run each`);
  }).timeout(20_000 + EVENTS * 100);

  it('completes no step twice when one of two engines is frozen beyond the other’s patience', async () => {
    await bench.activate(
      'w',
      chain(
        { trigger: 'partner_created' },
        { type: 'send_email', data: { to: 'primary_contact', subject: 'Hi', body: 'Hello' } },
        { type: 'create_task', data: { title: 'Call' } },
      ),
    );
    let frozen = 0;
    for (let freeze = 0; freeze < FREEZES; freeze += 1) {
      const wanted = DEATHS[freeze % DEATHS.length];
      const process: MortalProcess = mortalProcess(bench, (point) => {
        if (point === wanted && frozen === freeze) {
          process.freeze();
          frozen += 1;
        }
        return false;
      });
      const first = startMortal(process, true);
      await first.ready;
      await bench.createPartner(`p-${freeze}`);
      await bench.until(async () => frozen > freeze);
      const second = bench.start({ shared: true }, { runsPerHour: Number.POSITIVE_INFINITY });
      await second.ready;
      await second.idle();
      for (let round = 0; round < 3; round += 1) {
        bench.clock.advance(61_000);
        await second.idle();
      }
      process.thaw();
      await first.idle();
      await first.stop();
      await second.idle();
      await second.stop();
    }
    const ends = new Map<string, number>();
    const keys = new Map<string, Set<string>>();
    let completed = 0;
    for await (const { type, data } of everything()) {
      if (type === 'WorkflowRunCompleted') completed += 1;
      if (type !== 'StepSucceeded' && type !== 'StepStarted') continue;
      const step = `${data.runId}/${data.nodeId}`;
      if (type === 'StepSucceeded') ends.set(step, (ends.get(step) ?? 0) + 1);
      else keys.set(step, (keys.get(step) ?? new Set()).add(data.key));
    }
    equal(completed, FREEZES);
    equal(ends.size, FREEZES * 2);
    deepEqual([...new Set(ends.values())], [1]);
    deepEqual([...new Set([...keys.values()].map((own) => own.size))], [1]);
    says(`${FREEZES} freezes: every step completed once, under one key`);
  }).timeout(20_000 + FREEZES * 2_000);
});
