import { deepEqual, equal, ok } from 'node:assert/strict';
import type { EventStore, InFlight } from '@partneros/domain';
import { chain, engineBench, gate } from '../engine.examples.ts';

const hello = chain(
  { trigger: 'partner_created' },
  { type: 'send_email', data: { to: 'primary_contact', subject: 'Hi', body: 'Hello' } },
  { type: 'create_task', data: { title: 'Call' } },
);

const TOGGLES = Number(process.env.TOGGLES ?? 40);

describe('a workflow that is switched off', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  const off = (inFlight: InFlight = 'hold') =>
    bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight } });
  const on = () => bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });

  beforeEach(() => {
    bench = engineBench();
  });
  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  it('begins nothing that is read too late but as it says of runs under way', async () => {
    for (const [inFlight, begins, sent] of [
      ['hold', 'WorkflowRunHeld', 0],
      ['cancel', 'WorkflowRunSkipped', 0],
      ['finish', 'WorkflowRunCompleted', 1],
    ] as const) {
      await engine?.stop();
      await bench.close();
      bench = engineBench();
      engine = bench.start();
      await engine.ready;
      await bench.activate('w', hello);
      await engine.idle();
      await engine.stop();
      await bench.createPartner('acme');
      await off(inFlight);
      engine = bench.start();
      await engine.ready;
      await engine.idle();
      deepEqual([(await bench.runEvents()).at(-1), bench.effects.recorded.length], [begins, sent]);
    }
    await on();
  });

  // The engine reads slowly: it believes the workflow to be on when it begins the step.
  const racing = async (inFlight: InFlight | 'delete') => {
    const recorded = gate();
    const switched = gate();
    const store: EventStore = {
      ...bench.store,
      append: async (stream, expected, events) => {
        const begins = events.some(({ type }) => type === 'StepStarted');
        if (begins) {
          recorded.open();
          await switched.opened;
        }
        return bench.store.append(stream, expected, events);
      },
    };
    engine = bench.start({ store });
    await engine.ready;
    await bench.activate('w', hello);
    await engine.idle();
    await bench.createPartner('acme');
    await recorded.opened;
    if (inFlight === 'delete') await bench.onWorkflow('w', { type: 'DeleteWorkflow', data: { workflowId: 'w' } });
    else await off(inFlight);
    switched.open();
    await engine.idle();
  };

  it('does no step that was begun after it, and does it once it is on again', async () => {
    await racing('hold');
    equal(bench.effects.recorded.length, 0);
    deepEqual((await bench.runEvents()).slice(1), ['StepStarted n1', 'StepFailed n1', 'WorkflowRunHeld']);
    await on();
    await engine.idle();
    equal(bench.effects.recorded.length, 1);
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
  });

  it('cancels what was begun after it when it cancels, or is deleted', async () => {
    for (const how of ['cancel', 'delete'] as const) {
      await engine?.stop();
      await bench.close();
      bench = engineBench();
      await racing(how);
      equal(bench.effects.recorded.length, 0);
      deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCancelled']);
    }
  });

  it('finishes what was begun when it lets runs finish', async () => {
    await racing('finish');
    equal(bench.effects.recorded.length, 1);
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCompleted']);
  });

  it('does nothing after it was acknowledged, however often it is switched while events come', async () => {
    engine = bench.start();
    await engine.ready;
    await bench.activate('w', hello);
    let undone = 0;
    for (let toggle = 0; toggle < TOGGLES; toggle += 1) {
      await bench.createPartner(`p-${toggle}`);
      // As many turns as it takes for the engine to be anywhere.
      for (let turns = 0; turns < toggle % 9; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      await off('cancel');
      const acknowledged = await bench.feed.head();
      await bench.createPartner(`q-${toggle}`);
      await engine.idle();
      const since = await bench.feed.read(acknowledged, 10_000);
      const begun = new Set(
        since.flatMap(({ type, data }) => (type === 'StepStarted' && 'key' in data ? [data.key] : [])),
      );
      // Nothing that was begun after it has reached anybody.
      equal(
        bench.effects.recorded.some(({ effect }) => begun.has(effect.key)),
        false,
      );
      undone += since.filter(({ type }) => type === 'WorkflowRunCancelled' || type === 'WorkflowRunSkipped').length;
      await on();
    }
    ok(undone > 0, 'the race was never run');
  }).timeout(10_000 + TOGGLES * 300);
});
