import { deepEqual, equal } from 'node:assert/strict';
import {
  type EffectResult,
  execute,
  load,
  type RunBatchFilter,
  type RunBatchVerb,
  workflowRun,
  workflowRunBatch,
} from '@partneros/domain';
import { projections, runProjections } from '@partneros/projections';
import { workflowRunsModel } from '@partneros/projections/models';
import { chain, engineBench, ORGANIZATION } from '../../engine.examples.ts';
import { processes } from '../../processes.ts';

const GONE: EffectResult = { ok: false, error: { code: 'gone', message: 'Gone.' }, retryable: false };
const hello = (trigger: string) =>
  chain({ trigger }, { type: 'send_email', data: { to: 'primary_contact', subject: 'Hi', body: 'Hello' } });

describe('a batch of runs', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;
  let lists: ReturnType<typeof runProjections>;

  const start = async () => {
    engine = bench.start({}, { processes });
    await engine.ready;
  };
  const listed = async () => {
    await engine.idle();
    await bench.rows.reached(workflowRunsModel, await bench.feed.head(), 2_000);
  };
  const fail = async (workflowId: string, count: number) => {
    for (let n = 0; n < count; n += 1) {
      bench.effects.answer('email', GONE);
      await bench.onWorkflow(workflowId, { type: 'RequestWorkflowRun', data: { workflowId, partnerId: 'acme' } });
      await engine.idle();
      bench.clock.advance(1);
    }
    await listed();
  };
  const begin = async (verb: RunBatchVerb, filter: RunBatchFilter, id = 'batch-1') => {
    const data = { workflowRunBatchId: id, verb, filter };
    const command = { type: 'StartWorkflowRunBatch', data } as const;
    await execute(bench, workflowRunBatch, { organizationId: ORGANIZATION, id, command, cause: bench.cause() });
  };
  const end = async (id = 'batch-1') => {
    await bench.until(async () => {
      await engine.idle();
      return (await load(bench, workflowRunBatch, ORGANIZATION, id))?.state.status === 'finished';
    });
    const { done, unchanged, refusedRuns } = (await load(bench, workflowRunBatch, ORGANIZATION, id))?.state ?? {};
    await listed();
    return [done, unchanged, refusedRuns?.map(({ code }) => code)];
  };

  beforeEach(async () => {
    bench = engineBench();
    lists = runProjections(
      bench,
      projections.filter(({ model }) => model.name === workflowRunsModel.name),
    );
    await start();
    for (const id of ['a', 'b']) await bench.activate(id, hello('manual'));
    await bench.createPartner('acme');
  });
  afterEach(async () => {
    await engine.stop();
    await lists.stop();
    await bench.close();
  });

  it('redrives every run that failed alike, each once, in the name of who asked', async () => {
    await fail('a', 3);
    await fail('b', 1);
    await begin('redrive', { workflowId: 'a', errorCode: 'gone' });
    deepEqual(await end(), [3, 0, []]);
    const retried = await bench.events('WorkflowRunRetried');
    equal(new Set(retried.map(({ stream }) => stream)).size, 3);
    deepEqual([...new Set(retried.map(({ metadata }) => metadata.actor.type))], ['user']);
    equal((await bench.events('WorkflowRunCompleted')).length, 3);
  });

  it('meets a run that fails once more only once', async () => {
    await fail('a', 2);
    bench.effects.answer('email', GONE, GONE);
    await begin('redrive', { workflowId: 'a' });
    deepEqual(await end(), [2, 0, []]);
    equal((await bench.events('WorkflowRunRetried')).length, 2);
  });

  it('goes on through more runs than one page, and after a restart repeats nothing', async () => {
    await fail('a', 120);
    await begin('redrive', { workflowId: 'a' });
    await engine.stop();
    await start();
    deepEqual(await end(), [120, 0, []]);
    equal((await bench.events('WorkflowRunRetried')).length, 120);
    equal((await bench.events('WorkflowRunBatchProgressed')).length, 2);
  });

  it('says of each run it was refused for why, and goes on with the others', async () => {
    await fail('a', 1);
    await fail('b', 1);
    await bench.onWorkflow('b', { type: 'DeactivateWorkflow', data: { workflowId: 'b', inFlight: 'hold' } });
    await begin('redrive', { errorCode: 'gone' });
    deepEqual(await end(), [1, 0, ['workflow-not-active']]);
  });

  it('cancels what is under way, and lets go on what is held', async () => {
    const slow = chain(
      { trigger: 'manual' },
      { type: 'delay', data: { amount: 1, unit: 'days' } },
      { type: 'create_task', data: { title: 'Call' } },
    );
    await bench.activate('slow', slow);
    const request = () =>
      bench.onWorkflow('slow', { type: 'RequestWorkflowRun', data: { workflowId: 'slow', partnerId: 'acme' } });
    await request();
    await request();
    await listed();
    const [first] = await bench.events('DelayScheduled');
    const runId = first && 'runId' in first.data ? String(first.data.runId) : '';
    const data = { runId, workflowId: 'slow', reason: 'held_by_hand', at: bench.clock.now() };
    const command = { type: 'HoldRun', data } as const;
    await execute(bench, workflowRun, { organizationId: ORGANIZATION, id: runId, command, cause: bench.cause() });
    await listed();
    await begin('resume', { workflowId: 'slow' });
    deepEqual(await end(), [1, 0, []]);
    await begin('cancel', { workflowId: 'slow' }, 'batch-2');
    deepEqual(await end('batch-2'), [2, 0, []]);
    equal((await bench.events('WorkflowRunCancelled')).length, 2);
  });
});
