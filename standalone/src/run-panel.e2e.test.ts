import { deepEqual, equal, match } from 'node:assert/strict';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { watchEvents } from './testing/watch-events.ts';
import { asks, chain } from './testing/workflows-over-http.ts';

const WEEK = 7 * 86_400_000;

const STEPS = [
  { type: 'send_email', data: { to: 'ada@acme.example', subject: 'Hello', body: '.' } },
  { type: 'delay', data: { amount: 7, unit: 'days' } },
  { type: 'create_task', data: { title: 'Call' } },
];

describe('the panel of a live run', () => {
  let served: ServedEverything;
  let http: ReturnType<typeof asks>;

  beforeEach(async () => {
    served = await serveEverything();
    http = asks(served);
  });

  afterEach(() => served.close());

  const begin = async (): Promise<string> => {
    const workflowId = await http.activate(chain({ trigger: 'manual' }, ...STEPS));
    const { run } = await http.post(`/api/workflows/${workflowId}/run-once`, { mode: 'live' });
    await served.settled();
    return run.id;
  };

  const watch = (runId: string) => watchEvents(served, `/api/workflow-runs/${runId}/stream`, ['step', 'end']);

  const expected = ['WorkflowRunStarted', 'StepStarted', 'StepSucceeded', 'DelayScheduled'];
  const rest = ['DelayElapsed', 'StepStarted', 'StepSucceeded', 'WorkflowRunCompleted'];

  it('tells every step once, goes on where a cut connection stopped, and ends with the run', async () => {
    const runId = await begin();
    const panel = await watch(runId);
    await panel.until(() => panel.told.length === expected.length);
    deepEqual(
      panel.told.map(({ type }) => type),
      expected,
    );
    deepEqual([panel.told[3].step.status, panel.told[3].run.status], ['waiting', 'waiting']);

    panel.cut();
    served.clock.advance(WEEK);
    await panel.until(() => panel.told.length === expected.length + rest.length);
    deepEqual(
      panel.told.map(({ type }) => type),
      [...expected, ...rest],
    );
    deepEqual(
      panel.told.map(({ id }) => id),
      ['0', '1', '2', '3', '4', '5', '6', '7'],
    );
    const end = panel.told.at(-1);
    deepEqual([end.name, end.run.status], ['end', 'succeeded']);
    // It asks once more, as the client of a stream does that has ended, and is told to stay away.
    await panel.until(() => panel.statuses.at(-1) === 204);
    equal(panel.statuses.at(-1), 204);
    panel.close();
  }).timeout(30_000);

  it('shows a run that is over from its beginning, and none that is not there', async () => {
    const runId = await begin();
    served.clock.advance(WEEK);
    await served.settled();
    const text = await (await served.fetch(`/api/workflow-runs/${runId}/stream`)).text();
    match(text, /^: connected\n\nid: 0\nevent: step\n/);
    deepEqual(text.match(/^event: .*$/gm)?.at(-1), 'event: end');
    equal(text.match(/^id: /gm)?.length, expected.length + rest.length);
    const later = await served.fetch(`/api/workflow-runs/${runId}/stream`, { headers: { 'last-event-id': '5' } });
    deepEqual((await later.text()).match(/^id: .*$/gm), ['id: 6', 'id: 7']);
    equal((await served.fetch('/api/workflow-runs/nobody/stream')).status, 404);
    const foreign = { userId: 'user-9', organizationId: 'org-9', role: 'owner' } as const;
    equal((await served.fetch(`/api/workflow-runs/${runId}/stream`, { as: foreign })).status, 404);
  });

  it('looks every quarter of a minute whether its reader may still read', async () => {
    const runId = await begin();
    const response = await served.fetch(`/api/workflow-runs/${runId}/stream`);
    const reading = response.text();
    // Callers of tests have no session of their own: to the panel it is over.
    served.clock.advance(15_000);
    match(await reading, /^: connected\n\n/);
  });
});
