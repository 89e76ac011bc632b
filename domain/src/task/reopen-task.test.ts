import { given } from '../testing/given.ts';
import type { ReopenTask } from './reopen-task.ts';
import { task } from './task.decider.ts';
import { taskCompleted, taskCreated, taskReopened } from './task.examples.ts';

const reopen: ReopenTask = { type: 'ReopenTask', data: { taskId: 'task-1' } };

describe('reopen task', () => {
  it('opens a completed task', () => {
    given(task, taskCreated(), taskCompleted()).when(reopen).then(taskReopened());
  });

  it('changes nothing when it is open', () => {
    given(task, taskCreated()).when(reopen).thenNothing();
  });

  it('refuses a task nobody created', () => {
    given(task).when(reopen).thenRejected('task-not-found');
  });
});
