import { deepEqual, equal } from 'node:assert/strict';
import { DAY, type Definition } from '@partneros/domain';
import type { WorkflowEngine } from '../create-workflow-engine.ts';
import { chain, engineBench } from '../engine.examples.ts';
import { engineModel } from '../kernel/engine-rows.ts';

const mail = { type: 'send_email', data: { to: 'primary_contact', subject: '{{to}}', body: 'Hello' } };
const wait = { type: 'delay', data: { amount: 30, unit: 'days' } };
const onStage = (rule: Definition['nodes'][number]['data'], ...nodes: readonly (typeof mail | typeof wait)[]) =>
  chain({ trigger: 'partner_stage_changed', ...rule }, ...nodes);
const WEEKLY = { reenroll: 'cooldown', cooldown: { amount: 7, unit: 'days' } };

describe('an enrolment rule in the engine', () => {
  let bench: ReturnType<typeof engineBench>;
  let engines: WorkflowEngine[];

  beforeEach(async () => {
    bench = engineBench();
    engines = [];
    await bench.createPartner('acme');
    await bench.createPartner('globex');
  });
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
    await bench.close();
  });

  const start = async (over: Parameters<typeof bench.start>[0] = {}) => {
    const engine = bench.start(over);
    engines.push(engine);
    await engine.ready;
  };
  const idle = async () => {
    for (const engine of engines) await engine.idle();
  };
  const move = (stage: string, partnerId = 'acme', occurredAt = bench.clock.now()) =>
    bench.onPartner(partnerId, { type: 'ChangePartnerStage', data: { partnerId, stage } }, { occurredAt });
  const outcomes = async () => {
    const started = (await bench.events('WorkflowRunStarted')).length;
    const skipped = (await bench.events('WorkflowRunSkipped')).map(({ data }) => 'reason' in data && data.reason);
    return [started, skipped];
  };
  const save = (definition: Definition) =>
    bench.onWorkflow('w', { type: 'SaveWorkflowDefinition', data: { workflowId: 'w', definition, draft: false } });

  it('lets each record in once, and shows who was kept out and why', async () => {
    await start();
    await bench.activate('w', onStage({ reenroll: 'once_per_subject' }, mail));
    for (const stage of ['a', 'b', 'c']) await move(stage);
    await move('a', 'globex');
    await idle();
    deepEqual(await outcomes(), [2, ['already_enrolled', 'already_enrolled']]);
    equal(bench.effects.recorded.length, 2);
    deepEqual(bench.troubles, []);
  });

  it('waits for the end of a run, and no longer', async () => {
    await start();
    await bench.activate('w', onStage({ reenroll: 'not_while_running' }, wait, mail));
    await move('a');
    await idle();
    await move('b');
    await idle();
    deepEqual(await outcomes(), [1, ['still_running']]);
    bench.clock.advance(30 * DAY);
    await idle();
    await move('c');
    await idle();
    deepEqual(await outcomes(), [2, ['still_running']]);
  });

  it('cools down by when things happened, however late they are looked at', async () => {
    await bench.activate('w', onStage(WEEKLY, mail));
    await move('a');
    bench.clock.advance(7 * DAY - 1);
    await move('b');
    bench.clock.advance(1);
    await move('c');
    bench.clock.advance(300 * DAY);
    await start();
    await idle();
    deepEqual(await outcomes(), [2, ['cooldown']]);
    deepEqual(
      bench.effects.recorded.map(({ effect }) => 'subject' in effect && effect.subject),
      ['a', 'c'],
    );
  });

  it('decides the same with two engines, and when everything is delivered again', async () => {
    await start({ shared: true });
    await start({ shared: true });
    await bench.activate('w', onStage({ reenroll: 'once_per_subject' }, mail));
    for (let round = 0; round < 10; round += 1) await Promise.all([move(`a${round}`), move(`b${round}`, 'globex')]);
    await idle();
    const before = await outcomes();
    equal(before[0], 2);
    equal((before[1] as unknown[]).length, 18);

    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    await bench.rows.drop(engineModel);
    await start();
    await idle();
    deepEqual(await outcomes(), before);
  });

  it('is asked again after a crash between its answer and the run, and answers the same', async () => {
    await bench.activate('w', onStage({ reenroll: 'once_per_subject' }, mail));
    await move('a');
    let crashes = 1;
    const dying = bench.start({
      store: {
        ...bench.store,
        append: (stream, expected, events) => {
          if (!stream.startsWith('workflowRun-') || crashes === 0) return bench.store.append(stream, expected, events);
          crashes -= 1;
          return Promise.reject(new Error('killed'));
        },
      },
    });
    engines.push(dying);
    await bench.until(async () => crashes === 0);
    bench.clock.advance(60_000);
    await dying.ready;
    await idle();
    deepEqual(await outcomes(), [1, []]);
    equal((await bench.events('SubjectEnrolled')).length, 1);
  });

  it('reckons with runs from before there was one', async () => {
    await start();
    await bench.activate('w', onStage({}, mail));
    await move('a');
    await idle();
    await save(onStage({ reenroll: 'once_per_subject' }, mail));
    await move('b');
    await move('b', 'globex');
    await idle();
    deepEqual(await outcomes(), [2, ['already_enrolled']]);
  });

  it('costs nothing where there is none', async () => {
    await start();
    await bench.activate('w', onStage({ reenroll: 'always' }, mail));
    await move('a');
    await move('b');
    await idle();
    deepEqual(await outcomes(), [2, []]);
    equal((await bench.events('SubjectEnrolled')).length, 0);
  });
});
