import { redriveWorkflowRunRoute } from './redrive-workflow-run.route.ts';

/** A dead letter is a run that failed or was parked: to redrive the one is to redrive the other. */
export const redriveDeadLetterRoute: typeof redriveWorkflowRunRoute = {
  ...redriveWorkflowRunRoute,
  path: '/api/dead-letters/:runId/redrive',
  tag: 'Dead letters',
  summary: 'Take the run of a dead letter up again from where it stopped, with all its attempts',
};
