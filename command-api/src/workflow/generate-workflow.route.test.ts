import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { ModelFailure } from '@partneros/domain';
import { outlineExample } from '@partneros/domain/testing';
import { elsewhere, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { join, signUp } from '../testing/sign-up.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const WELCOME = JSON.stringify(outlineExample());
const LOOP = JSON.stringify(outlineExample({ connections: [] }));
const prompt = 'When a partner is created, wait 3 days and send a welcome mail';

const steps = (...named: ReturnType<typeof outlineExample>['steps']) =>
  JSON.stringify(
    outlineExample({ steps: named, connections: named.map(({ id }) => ({ from: 'trigger', to: id, by: null })) }),
  );

describe('generating a workflow', () => {
  let api: ServedCommandApi;

  beforeEach(async () => {
    api = await serveCommandApi();
  });

  afterEach(() => api.close());

  const generate = (json: object = { prompt }, more: object = {}) =>
    api.fetch('/api/workflows/generate', { json, ...more });

  it('streams a draft that can be saved and switched on, and saves nothing itself', async () => {
    api.model.next(WELCOME);
    const response = await generate();
    deepEqual([response.status, response.headers.get('content-type')], [200, 'text/plain; charset=utf-8']);
    const { name, description, stage, nodes, edges } = (await response.json()) as Looked;
    deepEqual(await api.events('WorkflowCreated', 'WorkflowActivated'), []);

    const created = await api.fetch('/api/workflows', { json: { name, description, stage } });
    const { workflow } = (await created.json()) as Looked;
    const saved = await api.fetch(`/api/workflows/${workflow.id}/definition`, {
      json: { nodes, edges },
      method: 'PUT',
    });
    equal(saved.status, 200);
    equal((await api.fetch(`/api/workflows/${workflow.id}/status`, { json: { status: 'active' } })).status, 200);
  });

  it('leaves to a person what the organization does not have, and cannot be switched on before that', async () => {
    const { training } = (await (
      await api.fetch('/api/enablement/trainings', { json: { title: 'Selling', tags: [] } })
    ).json()) as Looked;
    const foreign = (await (
      await api.fetch('/api/enablement/trainings', { json: { title: 'Theirs', tags: [] }, as: elsewhere })
    ).json()) as Looked;
    api.model.next(
      steps(
        { type: 'slack_message', id: 'slack', channel: '#deals', text: 'T' },
        {
          type: 'assign_training',
          id: 'train',
          trainingIds: [training.id, foreign.training.id],
          tags: null,
          specializationId: null,
        },
      ),
    );
    const { nodes, edges, ...labels } = (await (await generate()).json()) as Looked;
    deepEqual(nodes[2].data.trainingIds, [training.id, `{{?training: ${foreign.training.id}}}`]);

    const created = (await (await api.fetch('/api/workflows', { json: labels })).json()) as Looked;
    const path = `/api/workflows/${created.workflow.id}`;
    equal((await api.fetch(`${path}/definition`, { json: { nodes, edges }, method: 'PUT' })).status, 200);
    const refused = await api.fetch(`${path}/status`, { json: { status: 'active' } });
    deepEqual(
      [refused.status, ((await refused.json()) as Looked).details],
      [
        422,
        [
          'slack: channel: fill in what belongs here (Slack channel: #deals)',
          `train: trainingIds.1: fill in what belongs here (training: ${foreign.training.id})`,
        ],
      ],
    );
  });

  it('knows the members and their addresses, not those of other organizations, and keeps to the quota', async () => {
    const real = await serveCommandApi({ realSessions: true });
    try {
      const grace = await signUp(real, 'Grace', 'Navy');
      const ada = await join(real, grace, 'Ada', 'member');
      const eve = await signUp(real, 'Eve', 'Evil');
      const task = { type: 'create_task', title: 'T', description: null, dueInDays: null } as const;
      real.model.next(
        steps(
          { type: 'send_email', id: 'mail', to: 'ada@example.com, eve@example.com', subject: 'S', body: 'B' },
          { ...task, id: 'one', assignee: ada.userId },
          { ...task, id: 'other', assignee: eve.userId },
        ),
      );
      const { body } = await grace.post('/api/workflows/generate', { prompt });
      const [, mail, one, other] = body.nodes;
      deepEqual(
        [mail.data.to, one.data.assignee, other.data.assignee],
        ['ada@example.com, {{?e-mail address: eve@example.com}}', ada.userId, `{{?member: ${eve.userId}}}`],
      );
      await real.fetch('/api/organization/ai-plan', {
        json: { monthlyCents: 0 },
        method: 'PUT',
        headers: { cookie: grace.cookie },
      });
      const used = await grace.post('/api/workflows/generate', { prompt });
      deepEqual([used.status, used.body.code], [402, 'quota_exhausted']);
      equal(real.model.requests.length, 1);
    } finally {
      await real.close();
    }
  });

  it('answers 502 while nothing is sent when the second draft could not run either', async () => {
    api.model.next(LOOP, LOOP);
    const failed = await generate();
    deepEqual([failed.status, ((await failed.json()) as Looked).code], [502, 'upstream_error']);
    api.model.next(LOOP, WELCOME);
    equal((await generate()).status, 200);
    equal(api.model.requests.length, 4);
  });

  it('breaks the connection when it fails after white space has kept it open', async () => {
    // The model takes its time over the second draft.
    let fail = () => {};
    const waited = new Promise<void>((resolve) => (fail = resolve));
    const slow = api.model.stream;
    Object.assign(api.model, {
      stream: async function* () {
        api.clock.advance(15_000);
        await waited;
        yield { type: 'text', text: '' };
        throw new ModelFailure('cut-off', 'It stopped.', { inputTokens: 1, outputTokens: 1 });
      },
    });
    const response = await generate();
    equal(response.status, 200);
    fail();
    await rejects(response.text());
    Object.assign(api.model, { stream: slow });
  });

  it('needs the permission to generate, and a description', async () => {
    equal((await generate({ prompt }, { as: viewer })).status, 403);
    equal((await generate({ prompt: ' ' })).status, 400);
    equal((await generate({ prompt: 'x'.repeat(4_001) })).status, 400);
    ok(api.model.requests.length === 0);
  });
});
