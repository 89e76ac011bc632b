import { done, textAt } from '../client/ask.ts';
import { chain, type DemoWorkflow } from '../demo/workflows.ts';
import type { Act } from '../demo/world.ts';

const SECRET = 'a secret of the crash test';

/** Workflows that reach a receiver outside, before and after a delay. */
export const crashWorkflows = (sinkUrl: string, delaySeconds: number): readonly DemoWorkflow[] => {
  const call = { type: 'webhook', data: { url: sinkUrl, secret: SECRET } };
  const wait = { type: 'delay', data: { amount: delaySeconds, unit: 'seconds' } };
  const mail = (subject: string) => ({
    type: 'send_email',
    data: { to: 'primary_contact', subject, body: 'Reference: {{run.id}}\n' },
  });
  return [
    {
      name: 'Tell the CRM about a partner, and follow up',
      stage: 'onboard',
      definition: chain({ trigger: 'partner_created' }, call, wait, mail('A first look back'), call),
    },
    {
      name: 'Tell the CRM about a stage',
      stage: 'enable',
      definition: chain({ trigger: 'partner_stage_changed' }, wait, call),
    },
    {
      name: 'Move the partner of a won deal to the top',
      stage: 'optimize',
      definition: chain(
        { trigger: 'deal_closed_won' },
        { type: 'update_record', data: { entity: 'partner', changes: { tier: 'Platinum' } } },
        call,
      ),
    },
  ];
};

/** Switches them on. */
export const activateCrashWorkflows = (sinkUrl: string): Act => ({
  title: 'Workflows that reach outside are switched on',
  size: 9,
  play: async ({ owner, delaySeconds, workflows }) => {
    for (const [index, { name, stage, definition }] of crashWorkflows(sinkUrl, delaySeconds).entries()) {
      const path = '/api/workflows';
      const step = `crash-workflow-${index}`;
      const created = await done(owner, { step, method: 'POST', path, body: { name, stage } });
      const id = textAt(created.body, 'workflow.id');
      await done(owner, { step: `${step}-save`, method: 'PUT', path: `${path}/${id}/definition`, body: definition });
      const on = { step: `${step}-activate`, method: 'POST', path: `${path}/${id}/status`, body: { status: 'active' } };
      await done(owner, { ...on, method: 'POST' });
      workflows.push({ id, name });
    }
  },
});
