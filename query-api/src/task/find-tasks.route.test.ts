import { task } from '@partneros/domain';
import { createTaskCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly tasks: readonly { readonly id: string }[];
}

describe('find tasks', () => {
  let api: ServedQueryApi;
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Page>(`/api/tasks${query}`, request)).body.tasks.map(({ id }) => id);

  before(async () => {
    api = await serveQueryApi();
    const tasks = [
      { taskId: 'task-1', dueAt: null },
      { taskId: 'task-2', dueAt: '2026-06-02T00:00:00.000Z', partnerId: 'partner-2', title: 'Call Zoë' },
      { taskId: 'task-3', dueAt: '2026-06-01T00:00:00.000Z', assigneeId: 'user-2' },
    ];
    for (const over of tasks) await api.execute(task, over.taskId, createTaskCommand(over));
    const completed = { taskId: 'task-3', completedAt: '2026-05-20T00:00:00.000Z' };
    await api.execute(task, 'task-3', { type: 'CompleteTask', data: completed });
  });
  after(() => api.close());

  it('lists what is due first, and what has no date last', async () => {
    expect(await ids()).to.deep.equal(['task-3', 'task-2', 'task-1']);
    expect(await ids('?sort=-dueAt')).to.deep.equal(['task-1', 'task-2', 'task-3']);
  });

  it('filters by status, assignee and partner, and searches', async () => {
    expect(await ids('?status=completed')).to.deep.equal(['task-3']);
    expect(await ids('?status=open&assigneeId=user-1')).to.deep.equal(['task-2', 'task-1']);
    expect(await ids('?partnerId=partner-2')).to.deep.equal(['task-2']);
    expect(await ids('?search=zoe')).to.deep.equal(['task-2']);
  });

  it('shows another organization none, and partners none that was not given to them', async () => {
    const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-2' } as const;
    const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await ids('', { as: elsewhere })).to.deep.equal([]);
    expect(await ids('', { as: partner })).to.deep.equal([]);
  });
});
