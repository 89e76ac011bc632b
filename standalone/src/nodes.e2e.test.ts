import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { nodeConfigs } from '@partneros/domain';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type DrawnNode, type Looked } from './testing/workflows-over-http.ts';

const ACME = {
  name: 'Acme <!channel>',
  industry: 'Steel & "more"',
  tier: 'Gold',
  partnerManagerId: 'user-1',
  primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' },
};
const DAY = 86_400_000;

describe('a node of the type', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  const tested = new Set<string>();

  beforeEach(async () => {
    served = await serveEverything();
    api = asks(served);
    await api.patch('/api/organization/portal', { provisioning: 'manual' });
  });

  afterEach(() => served.close());

  // The run that a new partner starts, with the steps of these nodes.
  const run = async (...nodes: readonly DrawnNode[]): Promise<Looked> => {
    for (const { type } of nodes) tested.add(type);
    const workflowId = await api.activate(chain({ trigger: 'partner_created' }, ...nodes));
    await api.post('/api/partners', ACME);
    const [found, ...others] = await api.runsOf(workflowId);
    equal(others.length, 0);
    return found;
  };

  const refreshed = async ({ id }: Looked) => {
    await served.settled();
    return (await api.read(`/api/workflow-runs/${id}`)).run;
  };

  const effects = () => served.effects.recorded.map(({ kind, effect }) => ({ kind, ...effect }));

  const succeeded = (step: Looked) => {
    deepEqual([step.status, step.attempt, step.error, step.dueAt], ['succeeded', 1, null, null]);
    ok(step.startedAt <= step.finishedAt);
    equal(step.durationMs, Date.parse(step.finishedAt) - Date.parse(step.startedAt));
  };

  it('send_email writes to the addresses, the primary contact and the manager', async () => {
    const to = 'primary_contact, partner_manager, sales@partneros.example, {{primaryContact.email}}';
    const data = { to, subject: 'Welcome, {{partner.name}}', body: 'Dear {{primaryContact.firstName}},\nhello.' };
    const { status, steps } = await run({ type: 'send_email', data });
    const input = {
      to: ['ada@acme.example', 'olivia@partneros.example', 'sales@partneros.example'],
      subject: 'Welcome, Acme <!channel>',
      text: 'Dear Ada,\nhello.',
    };
    equal(status, 'succeeded');
    succeeded(steps[0]);
    deepEqual(steps[0].input, input);
    deepEqual(effects(), [{ kind: 'email', organizationId: 'org-1', key: steps[0].idempotencyKey, ...input }]);
    const { deliveries } = await api.read('/api/deliveries');
    deepEqual(
      deliveries.map((each: Looked) => [each.kind, each.to, each.subject, each.status, each.attempts, each.key]),
      [['email', input.to, input.subject, 'sent', 1, steps[0].idempotencyKey]],
    );
  });

  it('notify tells the manager by mail, or a Slack channel', async () => {
    const { steps } = await run(
      { type: 'notify', data: { channel: 'email', message: '{{partner.name}} is new.' } },
      { type: 'notify', data: { channel: 'slack', recipient: '#partners', message: '{{partner.name}} is new.' } },
    );
    steps.map(succeeded);
    deepEqual(
      steps.map((step: Looked) => step.input),
      [
        {
          channel: 'email',
          to: ['olivia@partneros.example'],
          subject: 'PartnerOS: Under test',
          text: 'Acme <!channel> is new.',
        },
        { channel: 'slack', recipient: '#partners', text: 'Acme &lt;!channel&gt; is new.' },
      ],
    );
    deepEqual(
      effects().map(({ kind }) => kind),
      ['email', 'slack'],
    );
  });

  it('slack_message posts to a channel, and calls nobody that a name would call', async () => {
    const { steps } = await run({ type: 'slack_message', data: { channel: '#deals', text: 'New: {{partner.name}}' } });
    succeeded(steps[0]);
    const input = { channel: '#deals', text: 'New: Acme &lt;!channel&gt;' };
    deepEqual(steps[0].input, input);
    deepEqual(effects(), [{ kind: 'slack', organizationId: 'org-1', key: steps[0].idempotencyKey, ...input }]);
  });

  it('update_record changes the partner by the commands that people use', async () => {
    const changes = {
      stage: 'onboard',
      tier: 'Silver',
      description: 'Was {{partner.tier}}.',
      tags: { services: ['New'], products: [], regions: [] },
    };
    const { steps, partnerId } = await run({ type: 'update_record', data: { entity: 'partner', changes } });
    succeeded(steps[0]);
    deepEqual(steps[0].input, { entity: 'partner', id: partnerId, changes: { ...changes, description: 'Was Gold.' } });
    const { partner } = await api.read(`/api/partners/${partnerId}`);
    deepEqual(
      [partner.stage, partner.tier, partner.tierSource, partner.description, partner.tags.services],
      ['onboard', 'Silver', 'automatic', 'Was Gold.', ['New']],
    );
    const { events } = await api.read(`/api/partners/${partnerId}/history?limit=100`);
    const changed = events.filter(({ type, actor }: Looked) => actor.type === 'workflow' && type.startsWith('Partner'));
    deepEqual(
      changed.map(({ type }: Looked) => type),
      ['PartnerProfileUpdated', 'PartnerStageChanged', 'PartnerTierChanged', 'PartnerTagged'],
    );
  });

  it('delay waits, says until when, and goes on then', async () => {
    const data = { to: 'primary_contact', subject: 'A week later', body: 'Hello' };
    const waiting = await run({ type: 'delay', data: { amount: 1, unit: 'weeks' } }, { type: 'send_email', data });
    const dueAt = '2026-05-23T12:00:00.000Z';
    equal(waiting.status, 'waiting');
    deepEqual([waiting.steps.length, waiting.steps[0].status, waiting.steps[0].dueAt], [1, 'waiting', dueAt]);

    served.clock.advance(7 * DAY - 1);
    equal((await refreshed(waiting)).status, 'waiting');
    served.clock.advance(1);
    const { status, steps, durationMs } = await refreshed(waiting);
    deepEqual([status, durationMs], ['succeeded', 7 * DAY]);
    steps.map(succeeded);
    deepEqual([steps[0].output, steps[0].durationMs], [{ dueAt }, 7 * DAY]);
    equal(effects().length, 1);
  });

  it('branch takes the first way whose conditions hold, and shows what it saw', async () => {
    tested.add('branch');
    const is = (value: string) => [{ path: 'partner.tier', op: 'equals', value }];
    const cases = [
      { id: 'silver', all: is('Silver') },
      { id: 'gold', any: [...is('gold'), { path: 'partner.industry', op: 'notExists' }] },
    ];
    const task = (id: string) => ({ id, type: 'create_task', position: { x: 0, y: 0 }, data: { title: id } });
    const way = (target: string) => ({ id: target, source: 'branch', target, sourceHandle: target });
    const workflowId = await api.activate({
      nodes: [
        { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
        { id: 'branch', type: 'branch', position: { x: 0, y: 0 }, data: { cases } },
        task('silver'),
        task('gold'),
        task('else'),
      ],
      edges: [{ id: 'in', source: 'trigger', target: 'branch' }, way('silver'), way('gold'), way('else')],
    });
    await api.post('/api/partners', ACME);
    await api.post('/api/partners', { ...ACME, tier: 'Bronze' });
    const [bronze, gold] = (await api.runsOf(workflowId)).toSorted((one, other) =>
      one.steps[1].nodeId < other.steps[1].nodeId ? -1 : 1,
    );
    const waysTaken = [gold, bronze].map(({ steps }) => steps.map((step: Looked) => [step.nodeId, step.handle]));
    deepEqual(waysTaken, [
      [
        ['branch', 'gold'],
        ['gold', 'out'],
      ],
      [
        ['branch', 'else'],
        ['else', 'out'],
      ],
    ]);
    succeeded(gold.steps[0]);
    deepEqual(gold.steps[0].output, {
      taken: 'gold',
      cases: [
        {
          id: 'silver',
          holds: false,
          values: [{ path: 'partner.tier', op: 'equals', expected: 'Silver', actual: 'Gold', holds: false }],
        },
        {
          id: 'gold',
          holds: true,
          values: [
            { path: 'partner.tier', op: 'equals', expected: 'gold', actual: 'Gold', holds: true },
            { path: 'partner.industry', op: 'notExists', expected: null, actual: 'Steel & "more"', holds: false },
          ],
        },
      ],
    });
  });

  it('webhook calls an address with a body that stays JSON, signed with a secret that nobody is shown', async () => {
    const secret = 'a very secret secret';
    const { workflowId, steps } = await run({
      type: 'webhook',
      data: {
        url: 'https://crm.example/partners/{{partner.industry}}',
        method: 'PUT',
        headers: { 'x-source': 'partneros' },
        body: '{"name": "{{partner.industry}}", "contacts": {{partner.contacts}}}',
        secret,
      },
    });
    succeeded(steps[0]);
    const [call] = served.effects.recorded;
    ok(call?.kind === 'webhook');
    equal(call.effect.url, 'https://crm.example/partners/Steel%20%26%20%22more%22');
    const body = JSON.parse(call.effect.body);
    deepEqual([body.name, body.contacts[0].email], ['Steel & "more"', 'ada@acme.example']);
    deepEqual([call.effect.method, call.effect.key], ['PUT', steps[0].idempotencyKey]);
    match(call.effect.secretId, /^[0-9a-f-]{36}$/);
    const shown = await Promise.all(
      [`/api/workflows/${workflowId}`, `/api/workflows/${workflowId}/versions/2`, '/api/events?limit=1000'].map(
        api.read,
      ),
    );
    equal(JSON.stringify([shown, steps]).includes(secret), false);
  });

  it('webhook sends what happened to whom when it is not told what to send', async () => {
    const data = { url: 'https://crm.example/hook', secret: 'a very secret secret' };
    await run({ type: 'webhook', data });
    const [call] = served.effects.recorded;
    ok(call?.kind === 'webhook');
    const { trigger, workflow, partner } = JSON.parse(call.effect.body);
    deepEqual([trigger.type, workflow.name, partner.name], ['partner_created', 'Under test', 'Acme <!channel>']);
  });

  it('assign_training assigns what is published, by id, by tag and by specialization', async () => {
    const training = async (title: string, over: object = {}) =>
      (await api.post('/api/enablement/trainings', { title, isPublished: true, ...over })).training.id;
    const [byId, byTag, bySpecialization] = [
      await training('By id'),
      await training('By tag', { tags: ['sales'] }),
      await training('By specialization'),
    ];
    await training('A draft', { tags: ['sales'], isPublished: false });
    const { specialization } = await api.post('/api/enablement/specializations', {
      title: 'Integrator',
      isPublished: true,
      trainingIds: [bySpecialization, byTag],
    });
    const data = { trainingIds: [byId], tags: ['sales'], specializationId: specialization.id };
    const { steps, partnerId } = await run({ type: 'assign_training', data });
    succeeded(steps[0]);
    const { trainingAssignments } = await api.read(`/api/training-assignments?partnerId=${partnerId}&sort=title`);
    deepEqual(
      trainingAssignments.map(({ title, trainingId }: Looked) => [title, trainingId]),
      [
        ['By id', byId],
        ['By specialization', bySpecialization],
        ['By tag', byTag],
      ],
    );
  });

  it('create_task gives the manager something to do', async () => {
    const data = { title: 'Call {{primaryContact.firstName}}', description: 'Of {{partner.industry}}.', dueInDays: 3 };
    const { steps, partnerId } = await run({ type: 'create_task', data });
    succeeded(steps[0]);
    const { tasks } = await api.read('/api/tasks');
    deepEqual(
      tasks.map((task: Looked) => [
        task.title,
        task.description,
        task.assigneeId,
        task.partnerId,
        task.dueAt,
        task.status,
      ]),
      [['Call Ada', 'Of Steel & "more".', 'user-1', partnerId, '2026-05-19T12:00:00.000Z', 'open']],
    );
  });

  it('that fails for good says why, and ends the run; one that may be mended is tried again first', async () => {
    const busy = { ok: false, error: { code: 'unavailable', message: 'Busy.' }, retryable: true } as const;
    const broken = { ok: false, error: { code: 'rejected', message: 'No.' }, retryable: false } as const;
    served.effects.answer('slack', busy, broken);
    const slack = { type: 'slack_message', data: { channel: '#deals', text: 'x' } };
    const waiting = await run(slack, slack);
    const [step] = waiting.steps;
    deepEqual([waiting.status, step.status, step.attempt, step.error.code], ['waiting', 'waiting', 1, 'unavailable']);

    served.clock.advance(DAY);
    const failed = await refreshed(waiting);
    deepEqual([failed.status, failed.error], ['failed', broken.error]);
    deepEqual(
      failed.steps.map((each: Looked) => [each.status, each.attempt, each.error]),
      [['failed', 2, broken.error]],
    );
    equal(new Set(effects().map(({ key }) => key)).size, 1);
  });

  describe('whichever it is', () => {
    it('has a test', () => {
      deepEqual([...tested].toSorted(), Object.keys(nodeConfigs).toSorted());
    });
  });
});
