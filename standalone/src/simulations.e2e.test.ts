import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const RUNS = Number(process.env.TEST_RUNS ?? 100);

const SECRET = {
  url: 'https://hook.example/in',
  headers: { Authorization: 'Bearer CANARY', 'X-Plain': 'seen' },
  secret: 'x'.repeat(12),
};

const EVERY_NODE = [
  { type: 'send_email', data: { to: 'primary_contact', subject: 'Hello {{partner.name}}', body: '{{to}}' } },
  { type: 'notify', data: { channel: 'email', recipient: 'ada@acme.example', message: 'Look' } },
  { type: 'slack_message', data: { channel: '#deals', text: '{{partner.name}} moved' } },
  { type: 'update_record', data: { entity: 'partner', changes: { tier: 'Gold' } } },
  { type: 'delay', data: { amount: 3, unit: 'days' } },
  { type: 'webhook', data: SECRET },
  { type: 'create_task', data: { title: 'Call {{partner.name}} ({{partner.tier}})' } },
  { type: 'assign_training', data: { tags: ['start'] } },
  { type: 'update_record', data: { entity: 'partner', id: 'nobody', changes: { tier: 'Gold' } } },
];

describe('trying a workflow', () => {
  let served: ServedEverything;
  let http: ReturnType<typeof asks>;

  beforeEach(async () => {
    served = await serveEverything();
    http = asks(served);
  });

  afterEach(() => served.close());

  const draw = async (definition: object): Promise<string> => {
    const { workflow } = await http.post('/api/workflows', { name: 'Tried', stage: 'onboard' });
    await http.put(`/api/workflows/${workflow.id}/definition`, definition);
    return workflow.id;
  };

  const createPartner = async (name: string): Promise<string> => {
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: `ada@${name.toLowerCase()}.example` };
    return (await http.post('/api/partners', { name, primaryContact })).partner.id;
  };

  const untraced = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await served.settled();
    const [head, effects] = [await served.feed.head(), served.effects.recorded.length];
    const result = await act();
    await served.settled();
    deepEqual([await served.feed.head(), served.effects.recorded.length], [head, effects], 'it left a trace');
    return result;
  };

  it('once, as a test over every type of node, reaches nobody and records nothing', async () => {
    const partnerId = await createPartner('Acme');
    await http.post('/api/enablement/trainings', { title: 'Start', tags: ['start'], isPublished: true });
    await http.post(`/api/partners/${partnerId}/stage`, { stage: 'enable' });
    const workflowId = await draw(chain({ trigger: 'partner_stage_changed' }, ...EVERY_NODE));
    const { testRun } = await untraced(async () => {
      let last: Looked;
      for (let run = 0; run < RUNS; run += 1) last = await http.post(`/api/workflows/${workflowId}/run-once`, {});
      return last;
    });

    equal(testRun.sample.kind, 'event');
    equal(testRun.subject.id, partnerId);
    const [mail, notice, slack, update, delay, hook, task, training, refused] = testRun.steps.map(
      ({ would, ...step }: Looked) => would ?? step,
    );
    deepEqual(mail, { kind: 'email', to: ['ada@acme.example'], subject: 'Hello Acme', text: 'enable' });
    deepEqual([notice.kind, notice.to], ['email', ['ada@acme.example']]);
    deepEqual(slack, { kind: 'slack', channel: '#deals', text: 'Acme moved' });
    deepEqual(update.events[0].changes[0], { field: 'tier', from: null, to: 'Gold' });
    equal(delay.wouldResumeAt, '2026-05-19T12:00:00.000Z');
    deepEqual([hook.response, hook.headers], ['unknown', { Authorization: '[redacted]', 'X-Plain': 'seen' }]);
    equal(task.events[0].data.title, 'Call Acme (Gold)', 'later steps see what earlier ones changed');
    equal(training.events[0].type, 'TrainingAssigned');
    deepEqual([refused.refused.code, testRun.status], ['partner-not-found', 'failed']);

    deepEqual((await http.read(`/api/workflows/${workflowId}/test-runs/${testRun.id}`)).testRun, testRun);
    equal((await served.fetch(`/api/workflow-runs/${testRun.id}`)).status, 404, 'it is no run of the log');
    equal((await http.read(`/api/workflows/${workflowId}/runs`)).runs.length, 0);
  }).timeout(20_000 + RUNS * 400);

  it('once, as a test, takes a record or an event that is asked for, and says what does not fit', async () => {
    const one = await createPartner('Acme');
    const other = await createPartner('Globex');
    await http.post(`/api/partners/${one}/stage`, { stage: 'enable' });
    const mail = { type: 'send_email', data: { to: 'primary_contact', subject: '{{partner.name}}', body: '{{to}}' } };
    const workflowId = await draw(chain({ trigger: 'partner_stage_changed', toStage: 'Optimize' }, mail));
    const test = (sample?: object) =>
      untraced(() => http.post(`/api/workflows/${workflowId}/run-once`, { ...(sample && { sample }) }));

    const made = (await test({ partnerId: other })).testRun;
    deepEqual(
      [made.sample.kind, made.steps[0].would.subject, made.steps[0].would.text],
      ['record', 'Globex', 'Optimize'],
    );
    const nobody = (await test()).testRun;
    deepEqual([nobody.sample.kind, nobody.steps[0].would.subject], ['made-up', 'Made-up partner']);
    const { events } = await http.read(`/api/partners/${one}/history`);
    const changed = events.find(({ type }: Looked) => type === 'PartnerStageChanged');
    const refused = await served.fetch(`/api/workflows/${workflowId}/run-once`, {
      json: { sample: { eventPosition: changed.position } },
    });
    const { code, details } = (await refused.json()) as Looked;
    deepEqual([refused.status, code], [422, 'prerequisite_missing']);
    match(details[0], /moved to is enable, not Optimize/);
    equal(
      (await served.fetch(`/api/workflows/${workflowId}/run-once`, { json: { sample: { partnerId: 'x' } } })).status,
      404,
    );
  });

  it('on the past tells every run it would have made, and leaves the past as it is', async () => {
    const [one, other] = [await createPartner('Acme'), await createPartner('Globex')];
    for (const id of [one, other]) await http.post(`/api/partners/${id}/stage`, { stage: 'enable' });
    served.clock.advance(86_400_000);
    await http.post(`/api/partners/${one}/tier`, { tier: 'Gold' });
    served.clock.advance(30 * 86_400_000);
    const steps = (tier: string) => {
      const cases = [{ id: 'yes', all: [{ path: 'partner.tier', op: 'equals', value: tier }] }];
      const definition = chain(
        { trigger: 'partner_stage_changed' },
        { type: 'delay', data: { amount: 7, unit: 'days' } },
        { id: 'tier', type: 'branch', data: { cases } },
        { id: 'mail', type: 'send_email', data: { to: 'primary_contact', subject: 'Well done', body: '.' } },
      );
      return {
        ...definition,
        edges: definition.edges.map((edge) => (edge.target === 'mail' ? { ...edge, sourceHandle: 'yes' } : edge)),
      };
    };
    const workflowId = await draw(steps('Gold'));
    await http.put(`/api/workflows/${workflowId}/definition`, steps('Silver'));
    const [from, to] = ['2026-05-01T00:00:00.000Z', '2026-05-31T00:00:00.000Z'];

    const key = { 'idempotency-key': 'once' };
    const start = (json: object, headers = {}) =>
      served.fetch(`/api/workflows/${workflowId}/backtest`, { json: { from, to, ...json }, headers });
    const finished = await untraced(async () => {
      const begun = await start({ version: 2, compareVersion: 3 }, key);
      equal(begun.status, 202);
      const { backtestId } = (await begun.json()) as Looked;
      const stream = await (await served.fetch(`/api/workflows/${workflowId}/backtests/${backtestId}/stream`)).text();
      match(stream, /^: connected\n\n/);
      match(stream, /event: done\n/);
      const again = await start({ version: 2, compareVersion: 3 }, key);
      deepEqual([again.status, again.headers.get('idempotency-replayed')], [202, 'true']);
      equal((await start({ version: 2 }, key)).status, 409);
      return (await http.read(`/api/workflows/${workflowId}/backtests/${backtestId}`)).backtest;
    });
    equal(finished.status, 'succeeded');
    const [gold, silver] = finished.summaries;
    deepEqual([gold.runs, gold.mails, gold.branches.tier], [2, 1, { yes: 1, else: 1 }]);
    deepEqual([silver.runs, silver.mails], [2, 0]);
    ok(finished.bias.length > 0);

    const base = `/api/workflows/${workflowId}/backtests/${finished.id}`;
    const { runs } = await http.read(`${base}/runs?limit=1`);
    equal(runs.length, 1);
    const all = (await http.read(`${base}/runs`)).runs;
    deepEqual(
      all.map(({ partnerId }: Looked) => partnerId),
      [one, other],
    );
    deepEqual(all[0].steps[2].would.to, ['ada@acme.example']);
    equal(all[0].steps[0].wouldResumeAt, '2026-05-23T12:00:00.000Z');
    deepEqual(all[1].steps[1].branch.cases[0].values[0].actual, null);
    const { differences } = await http.read(`${base}/differences`);
    deepEqual(
      differences.map(({ partnerId, first }: Looked) => [partnerId, first.base.did, first.compared.did]),
      [[one, 'takes yes', 'takes else']],
    );
    deepEqual((await http.read(`${base}/divergences`)).divergences, []);
    equal((await start({ version: 9 })).status, 404);
    equal((await start({ version: 2, compareVersion: 2 })).status, 400);
    equal((await start({ from: to, to: from })).status, 400);
  });

  it('on the past is for who manages the organization, one at a time, and can be ended', async () => {
    for (let n = 0; n < 30; n += 1) await createPartner(`P${n}`);
    const mail = { type: 'send_email', data: { to: 'primary_contact', subject: 'Hello', body: '.' } };
    const workflowId = await draw(chain({ trigger: 'partner_created' }, mail));
    const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };
    const start = (request: object = {}) =>
      served.fetch(`/api/workflows/${workflowId}/backtest`, { json: window, ...request });
    equal((await start({ as: { userId: 'user-2', organizationId: 'org-1', role: 'member' } })).status, 403);
    const [first, second] = await Promise.all([start(), start()]);
    deepEqual([first.status, second.status].sort(), [202, 409]);
    const { backtestId } = (await (first.status === 202 ? first : second).json()) as Looked;
    const path = `/api/workflows/${workflowId}/backtests/${backtestId}`;
    const { backtest } = await http.post(`${path}/cancel`);
    ok(['cancelled', 'succeeded'].includes(backtest.status), backtest.status);
    deepEqual((await http.read(path)).backtest, backtest);
    equal((await start()).status, 202);
  });
});
