import { done, textAt } from '../client/ask.ts';
import { demoWorkflows } from './workflows.ts';
import type { Act } from './world.ts';

const WORKFLOWS = 11;
const COMMANDS_PER_WORKFLOW = 3;

/** Each workflow begins as a draft, is saved from the canvas and switched on. */
export const activateWorkflows: Act = {
  title: 'Workflows are drawn and switched on',
  size: WORKFLOWS * COMMANDS_PER_WORKFLOW,
  play: async ({ owner, delaySeconds, trainings, workflows }) => {
    const [training] = trainings;
    for (const [index, { name, stage, definition }] of demoWorkflows(delaySeconds, training?.id ?? '').entries()) {
      const path = '/api/workflows';
      const created = await done(owner, { step: `workflow-${index}`, method: 'POST', path, body: { name, stage } });
      const id = textAt(created.body, 'workflow.id');
      await done(owner, {
        step: `workflow-${index}-save`,
        method: 'PUT',
        path: `${path}/${id}/definition`,
        body: definition,
      });
      await done(owner, {
        step: `workflow-${index}-activate`,
        method: 'POST',
        path: `${path}/${id}/status`,
        body: { status: 'active' },
      });
      workflows.push({ id, name });
    }
  },
};
