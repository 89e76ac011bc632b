import { given } from '../testing/given.ts';
import { task } from './task.decider.ts';
import { createTaskCommand, taskCreated } from './task.examples.ts';

describe('create task', () => {
  it('adds an open task', () => {
    given(task).when(createTaskCommand()).then(taskCreated());
  });

  it('takes one without a partner, an assignee and a date', () => {
    const bare = { partnerId: null, assigneeId: null, dueAt: null };
    given(task).when(createTaskCommand(bare)).then(taskCreated(bare));
  });

  it('refuses an id that is in use', () => {
    given(task, taskCreated()).when(createTaskCommand()).thenRejected('task-already-exists');
  });
});
