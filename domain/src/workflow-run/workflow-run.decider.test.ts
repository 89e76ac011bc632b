import { given } from '../testing/given.ts';
import { type WorkflowRunCommand, workflowRun } from './workflow-run.decider.ts';
import { runExample } from './workflow-run.examples.ts';

const { started, startedData, held, resumed, cancelled, completed, parked } = runExample;
const AT = '2026-03-01T09:00:00.000Z';
const RUN = { runId: 'run-1', workflowId: 'workflow-1' };
const start: WorkflowRunCommand = { type: 'StartRun', data: startedData };
const hold: WorkflowRunCommand = { type: 'HoldRun', data: { ...RUN, reason: 'workflow_inactive', at: AT } };
const resume: WorkflowRunCommand = { type: 'ResumeRun', data: { ...RUN, at: AT } };
const cancel: WorkflowRunCommand = { type: 'CancelRun', data: { ...RUN, reason: 'workflow_deleted', at: AT } };

describe('workflow run', () => {
  it('starts once', () => {
    given(workflowRun).when(start).then(started());
    given(workflowRun, started()).when(start).thenRejected('run-already-exists');
    given(workflowRun)
      .when({ ...start, hold: 'workflow_inactive' })
      .then(started(), held());
  });

  it('is recorded as skipped, with the reason', () => {
    const data = { ...startedData, reason: 'loop' as const };
    given(workflowRun).when({ type: 'SkipRun', data }).then({ type: 'WorkflowRunSkipped', data });
    given(workflowRun, started()).when({ type: 'SkipRun', data }).thenRejected('run-already-exists');
  });

  it('is held while it runs, and resumed while it is held', () => {
    given(workflowRun, started()).when(hold).then(held());
    given(workflowRun, started(), held()).when(hold).thenNothing();
    given(workflowRun, started(), held()).when(resume).then(resumed());
    given(workflowRun, started()).when(resume).thenNothing();
    given(workflowRun, started(), completed()).when(hold).thenRejected('run-already-finished');
    given(workflowRun, started(), completed()).when(resume).thenRejected('run-already-finished');
    given(workflowRun, started(), parked()).when(hold).thenNothing();
    given(workflowRun, started(), parked()).when(resume).thenRejected('run-parked');
  });

  it('is cancelled until it has ended', () => {
    given(workflowRun, started()).when(cancel).then(cancelled());
    given(workflowRun, started(), cancelled()).when(cancel).thenNothing();
    given(workflowRun, started(), parked()).when(cancel).then(cancelled());
    given(workflowRun, started(), completed()).when(cancel).thenRejected('run-already-finished');
  });

  it('is not found when nobody started it', () => {
    for (const command of [hold, resume, cancel]) given(workflowRun).when(command).thenRejected('run-not-found');
  });
});
