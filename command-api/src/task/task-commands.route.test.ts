import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const sendTask = sendJson<'task'>;

describe('task commands over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  const created = async () => (await sendTask(api, '/api/tasks', { title: 'Check in', partnerId })).body.task;

  it('adds a task and answers it', async () => {
    const { status, body } = await sendTask(api, '/api/tasks', {
      title: 'Check in',
      description: 'Ask about the rollout',
      assigneeId: 'user-9',
      partnerId,
      dueAt: '2026-06-01',
    });
    const task = {
      partnerId,
      title: 'Check in',
      description: 'Ask about the rollout',
      assigneeId: 'user-9',
      dueAt: '2026-06-01T00:00:00.000Z',
    };
    expect(status).to.equal(201);
    expect(body.task).to.deep.equal({
      id: body.task.id,
      organizationId: 'org-1',
      ...task,
      status: 'open',
      completedAt: null,
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events('TaskCreated')).to.deep.equal([
      { type: 'TaskCreated', data: { taskId: body.task.id, ...task } },
    ]);
  });

  it('needs a title only', async () => {
    const { status, body } = await sendTask(api, '/api/tasks', { title: 'Tidy up' });
    const nothing = { description: null, assigneeId: null, partnerId: null, dueAt: null };
    expect(status).to.equal(201);
    expect(body.task).to.deep.include(nothing);
  });

  it('answers a repeated creation as the first time', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendTask(api, '/api/tasks', { title: 'Check in', partnerId }, repeat);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const again = await sendTask(api, '/api/tasks', { title: 'Check in', partnerId }, repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(await api.events('TaskCreated')).to.have.length(1);
  });

  it('does not find an unknown partner or one of another organization, and refuses an archived one', async () => {
    const task = { title: 'Check in', partnerId };
    expect((await sendTask(api, '/api/tasks', { ...task, partnerId: 'nobody' })).status).to.equal(404);
    expect((await sendTask(api, '/api/tasks', task, { as: elsewhere })).status).to.equal(404);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    expect((await sendTask(api, '/api/tasks', task)).status).to.equal(422);
  });

  it('completes a task and takes it up again, once each', async () => {
    const { id } = await created();
    const expected = [
      ['complete', 'completed', '2026-05-16T12:00:00.000Z'],
      ['reopen', 'open', null],
    ] as const;
    for (const [action, state, completedAt] of expected) {
      const first = await sendTask(api, `/api/tasks/${id}/${action}`);
      const again = await sendTask(api, `/api/tasks/${id}/${action}`);
      expect(first.status).to.equal(200);
      expect([first.body.task.status, first.body.task.completedAt]).to.deep.equal([state, completedAt]);
      expect([again.status, again.body]).to.deep.equal([200, first.body]);
    }
    expect(await api.events('TaskCompleted', 'TaskReopened')).to.deep.equal([
      { type: 'TaskCompleted', data: { taskId: id, partnerId, completedAt: '2026-05-16T12:00:00.000Z' } },
      { type: 'TaskReopened', data: { taskId: id, partnerId } },
    ]);
  });

  for (const action of ['complete', 'reopen']) {
    it(`answers a repeated ${action} as the first time`, async () => {
      const { id } = await created();
      if (action === 'reopen') await sendTask(api, `/api/tasks/${id}/complete`);
      const repeat = { headers: { 'idempotency-key': 'key-1' } };
      const first = await sendTask(api, `/api/tasks/${id}/${action}`, {}, repeat);
      await sendTask(api, `/api/tasks/${id}/${action === 'reopen' ? 'complete' : 'reopen'}`);
      const again = await sendTask(api, `/api/tasks/${id}/${action}`, {}, repeat);
      expect([again.status, again.body]).to.deep.equal([200, first.body]);
    });

    it(`does not find what to ${action} when it is unknown, or of another organization`, async () => {
      const { id } = await created();
      expect((await sendTask(api, `/api/tasks/nothing/${action}`)).status).to.equal(404);
      expect((await sendTask(api, `/api/tasks/${id}/${action}`, {}, { as: elsewhere })).status).to.equal(404);
    });
  }

  it('refuses who may only read; partners end what was given to them', async () => {
    const { id } = await created();
    for (const [as, ending] of [
      [viewer, 403],
      [personOf(partnerId), 404],
    ] as const) {
      expect((await sendTask(api, '/api/tasks', { title: 'Check in' }, { as })).status).to.equal(403);
      expect((await sendTask(api, `/api/tasks/${id}/complete`, {}, { as })).status).to.equal(ending);
    }
  });
});
