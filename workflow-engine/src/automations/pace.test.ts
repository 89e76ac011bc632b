import { deepEqual, equal } from 'node:assert/strict';
import { chain, engineBench } from '../engine.examples.ts';

const MINUTE = 60_000;
const hello = chain(
  { trigger: 'partner_created' },
  { type: 'send_email', data: { to: 'primary_contact', subject: 'Hi', body: 'Hello' } },
);

describe('a workflow that starts many runs at once', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  const start = async () => {
    engine = bench.start({}, { runsPerHour: 3 });
    await engine.ready;
    await engine.idle();
  };
  const create = async (count: number) => {
    for (let n = 0; n < count; n += 1) await bench.createPartner(bench.ids.next());
    await engine.idle();
  };
  const after = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      bench.clock.advance(MINUTE);
      await engine.idle();
    }
  };
  const counts = async () => [
    bench.effects.recorded.length,
    (await bench.events('WorkflowRunHeld')).length,
    (await bench.events('WorkflowRunResumed')).length,
  ];

  beforeEach(async () => {
    bench = engineBench();
    await start();
    await bench.activate('w', hello);
  });
  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  it('holds those over the limit with the reason, and none of another workflow', async () => {
    await bench.activate('other', hello);
    await create(5);
    deepEqual(await counts(), [6, 4, 0]);
    const held = await bench.events('WorkflowRunHeld');
    deepEqual([...new Set(held.map(({ data }) => 'reason' in data && data.reason))], ['rate_limit']);
  });

  it('lets them go on when an hour has passed, as many as there is room for, each once', async () => {
    await create(8);
    deepEqual(await counts(), [3, 5, 0]);
    await after(58);
    deepEqual(await counts(), [3, 5, 0]);
    await after(4);
    deepEqual(await counts(), [6, 5, 3]);
    await after(62);
    deepEqual(await counts(), [8, 5, 5]);
    equal(new Set(bench.effects.recorded.map(({ effect }) => effect.key)).size, 8);
  });

  it('counts none that it holds', async () => {
    await create(3);
    await after(30);
    await create(3);
    await after(32);
    deepEqual(await counts(), [6, 3, 3]);
  });

  it('remembers over a restart how many there were, and whom it holds', async () => {
    await create(4);
    await engine.stop();
    await start();
    await create(1);
    deepEqual(await counts(), [3, 2, 0]);
    await after(62);
    deepEqual(await counts(), [5, 2, 2]);
  });

  it('lets nothing go on while it is switched off, nor by switching it off and on', async () => {
    await create(5);
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await after(70);
    deepEqual(await counts(), [3, 2, 0]);
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await engine.idle();
    deepEqual(await counts(), [3, 2, 0]);
    await after(2);
    deepEqual(await counts(), [5, 2, 2]);
  });
});
