import { deepEqual, equal, match } from 'node:assert/strict';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const ACME = { name: 'Acme', primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' } };

describe('the pickers of the workflow builder', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;

  before(async () => {
    served = await serveEverything();
    api = asks(served);
    await api.patch('/api/organization/portal', { provisioning: 'manual' });
  });

  after(() => served.close());

  const pick = async (what: string) => {
    await served.settled();
    return api.read(`/api/workflow-pickers/${what}`);
  };

  it('are empty lists before there is anything to pick', async () => {
    deepEqual(await pick('specializations'), { specializations: [] });
    deepEqual(await pick('trainings'), { trainings: [] });
    deepEqual(await pick('training-tags'), { tags: [] });
  });

  it('offer what is published, alphabetical by title, and each of its tags once', async () => {
    for (const [title, tags, isPublished] of [
      ['zebra', ['Sales', 'technical'], true],
      ['Éclair', ['sales', 'Sales'], true],
      ['apple', [], true],
      ['Draft', ['hidden'], false],
    ])
      await api.post('/api/enablement/trainings', { title, tags, isPublished, durationMinutes: 30 });
    const { trainings } = await pick('trainings');
    deepEqual(
      trainings.map(({ title, isPublished }: Looked) => [title, isPublished]),
      [
        ['apple', true],
        ['Éclair', true],
        ['zebra', true],
      ],
    );
    deepEqual(Object.keys(trainings[0]).toSorted(), [
      'createdAt',
      'description',
      'durationMinutes',
      'id',
      'isPublished',
      'tags',
      'title',
      'updatedAt',
    ]);
    deepEqual(await pick('training-tags'), { tags: ['Sales', 'sales', 'technical'] });
  });

  it('offer a specialization from when it is published until it is not any more', async () => {
    const path = '/api/enablement/specializations';
    const { specialization } = await api.post(path, { title: 'Integrator' });
    deepEqual(await pick('specializations'), { specializations: [] });
    await api.post(`${path}/${specialization.id}/publish`);
    const { specializations } = await pick('specializations');
    const { id, title, isPublished, createdAt, ...rest } = specializations[0];
    deepEqual([specializations.length, id, title, isPublished], [1, specialization.id, 'Integrator', true]);
    deepEqual(Object.keys(rest).toSorted(), ['description', 'updatedAt']);
    match(createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await api.post(`${path}/${id}/unpublish`);
    deepEqual(await pick('specializations'), { specializations: [] });
  });

  it('show an organization its own, and nothing to who is not signed in or a partner', async () => {
    const elsewhere = { userId: 'user-2', organizationId: 'org-2', role: 'owner' } as const;
    const partner = { userId: 'user-3', organizationId: 'org-1', role: 'partner', partnerId: 'acme' } as const;
    for (const what of ['specializations', 'trainings', 'training-tags']) {
      const path = `/api/workflow-pickers/${what}`;
      const [list] = Object.values((await (await served.fetch(path, { as: elsewhere })).json()) as object);
      deepEqual(list, []);
      equal((await served.fetch(path, { as: 'nobody' })).status, 401);
      equal((await served.fetch(path, { as: partner })).status, 403);
    }
  });
});

describe('a workflow, as the guide walks through it', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  let path: string;
  let workflowId: string;

  before(async () => {
    served = await serveEverything();
    api = asks(served);
    await api.patch('/api/organization/portal', { provisioning: 'manual' });
  });

  after(() => served.close());

  const list = async (query = '') => {
    await served.settled();
    return api.read(`/api/workflows?${query}`);
  };
  const names = async (query = '') => (await list(query)).workflows.map(({ name }: Looked) => name);
  const newPartner = async () => (await api.post('/api/partners', ACME)).partner;
  const mailsSent = async () => {
    await served.settled();
    return served.effects.recorded.length;
  };

  it('begins as a draft of a stage, with a manual trigger on its canvas', async () => {
    const description = 'What every new partner hears from us.';
    const { workflow } = await api.post('/api/workflows', { name: 'Welcome', description, stage: 'onboard' });
    workflowId = workflow.id;
    path = `/api/workflows/${workflowId}`;
    deepEqual(
      [workflow.name, workflow.description, workflow.stage, workflow.status],
      ['Welcome', description, 'onboard', 'draft'],
    );
    const [node, ...others] = workflow.definition.nodes;
    deepEqual([node.type, node.data, others, workflow.definition.edges], ['trigger', { trigger: 'manual' }, [], []]);
    deepEqual((await api.read(path)).workflow.definition, workflow.definition);
  });

  it('is saved half done, and says what is in the way of switching it on', async () => {
    const definition = chain({ trigger: 'partner_created' }, { type: 'send_email', data: { to: 'primary_contact' } });
    const { workflow } = await api.put(`${path}/definition`, definition);
    deepEqual([workflow.status, workflow.latestVersion], ['draft', 2]);
    const { valid, problems } = await api.post(`${path}/validate`);
    deepEqual([valid, problems.map(({ nodeId }: Looked) => nodeId)], [false, ['n1', 'n1']]);
    const refused = await served.fetch(`${path}/status`, { json: { status: 'active' } });
    const { code, details } = (await refused.json()) as Looked;
    deepEqual([refused.status, code, details.length], [422, 'invalid_definition', 2]);
  });

  it('is saved with its trigger and its steps, and runs nothing as a draft', async () => {
    const welcome = { to: 'primary_contact', subject: 'Welcome, {{partner.name}}', body: 'Hello' };
    const followUp = { ...welcome, subject: 'How is it going, {{partner.name}}?' };
    const { workflow } = await api.put(
      `${path}/definition`,
      chain(
        { trigger: 'partner_created' },
        { type: 'send_email', data: welcome },
        { type: 'delay', data: { amount: 7, unit: 'days' } },
        { type: 'send_email', data: followUp },
      ),
    );
    deepEqual([workflow.status, workflow.latestVersion, workflow.publishedVersion], ['draft', 3, null]);
    await newPartner();
    equal(await mailsSent(), 0);
  });

  it('fires from when it is active', async () => {
    const { workflow } = await api.post(`${path}/status`, { status: 'active' });
    deepEqual([workflow.status, workflow.publishedVersion], ['active', 3]);
    await newPartner();
    equal(await mailsSent(), 1);
    const [run] = await api.runsOf(workflowId);
    deepEqual([run.status, run.workflowVersion, run.steps.length], ['waiting', 3, 2]);
  });

  it('counts on the cards: what is active, who made it, what it saves', async () => {
    await api.post('/api/workflows', { name: 'Re-engage', stage: 'optimize' });
    const { summary, workflows } = await list();
    deepEqual(summary, { activeWorkflows: 1, creators: 1, minutesSavedPerWeek: 5 });
    const row = workflows.find(({ id }: Looked) => id === workflowId);
    deepEqual([row.minutesSavedPerWeek, row.lastRunStatus, row.ownerId], [5, 'running', 'user-1']);
  });

  it('is found by a part of its name, by stage and by status', async () => {
    deepEqual(await names(), ['Re-engage', 'Welcome']);
    deepEqual(await names('search=WELC'), ['Welcome']);
    deepEqual(await names('search=élc'), ['Welcome']);
    deepEqual(await names('stage=optimize'), ['Re-engage']);
    deepEqual(await names('status=active'), ['Welcome']);
    deepEqual(await names('status=inactive'), []);
    deepEqual(await names('stage=onboard&status=draft'), []);
    deepEqual(await names('sort=-name'), ['Welcome', 'Re-engage']);
  });

  it('pauses: nothing starts, and what is under way is held', async () => {
    const { workflow } = await api.post(`${path}/status`, { status: 'inactive' });
    deepEqual([workflow.status, workflow.inFlight], ['inactive', 'hold']);
    await newPartner();
    served.clock.advance(8 * 86_400_000);
    equal(await mailsSent(), 1);
    const runs = await api.runsOf(workflowId);
    deepEqual(
      runs.map(({ status }) => status),
      ['held'],
    );
    equal((await list()).summary.activeWorkflows, 0);
  });

  it('resumes: what was held goes on', async () => {
    await api.post(`${path}/status`, { status: 'active' });
    equal(await mailsSent(), 2);
    const [run] = await api.runsOf(workflowId);
    deepEqual([run.status, run.steps.length], ['succeeded', 3]);
    await newPartner();
    equal(await mailsSent(), 3);
  });

  it('never goes back to being a draft', async () => {
    const response = await served.fetch(`${path}/status`, { json: { status: 'draft' } });
    equal(response.status, 400);
  });

  it('is renamed', async () => {
    const { workflow } = await api.patch(path, { name: 'Welcome aboard' });
    deepEqual([workflow.name, workflow.stage, workflow.status], ['Welcome aboard', 'onboard', 'active']);
    deepEqual(await names(), ['Re-engage', 'Welcome aboard']);
  });

  it('is deleted for good: its name is free, its runs are cancelled and stay on record', async () => {
    deepEqual(await api.remove(path), { success: true });
    await served.settled();
    for (const gone of [path, `${path}/versions`]) equal((await served.fetch(gone)).status, 404, gone);
    deepEqual(await names(), ['Re-engage']);
    await newPartner();
    served.clock.advance(8 * 86_400_000);
    equal(await mailsSent(), 3);
    const runs = await api.runsOf(workflowId);
    deepEqual(
      runs.map(({ status, reason }) => [status, reason]),
      [
        ['cancelled', 'workflow_deleted'],
        ['succeeded', null],
      ],
    );
    deepEqual((await list()).summary, { activeWorkflows: 0, creators: 1, minutesSavedPerWeek: 0 });
    await api.post('/api/workflows', { name: 'Welcome aboard', stage: 'onboard' });
  });
});
