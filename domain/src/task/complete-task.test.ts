import { given } from '../testing/given.ts';
import type { CompleteTask } from './complete-task.ts';
import { task } from './task.decider.ts';
import { taskCompleted, taskCreated, taskReopened } from './task.examples.ts';

const AT = '2026-05-20T12:00:00.000Z';
const complete: CompleteTask = { type: 'CompleteTask', data: { taskId: 'task-1', completedAt: AT } };

describe('complete task', () => {
  it('completes an open task', () => {
    given(task, taskCreated()).when(complete).then(taskCompleted(AT));
    given(task, taskCreated(), taskCompleted(), taskReopened()).when(complete).then(taskCompleted(AT));
  });

  it('changes nothing when it is completed', () => {
    given(task, taskCreated(), taskCompleted()).when(complete).thenNothing();
  });

  it('refuses a task nobody created', () => {
    given(task).when(complete).thenRejected('task-not-found');
  });
});
