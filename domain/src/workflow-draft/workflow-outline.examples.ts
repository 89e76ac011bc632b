import type { WorkflowOutline } from './workflow-outline.ts';

type Trigger = WorkflowOutline['trigger'];

const UNFILTERED = {
  partnerTypes: null,
  fromStage: null,
  toStage: null,
  fromTier: null,
  toTier: null,
  minAmount: null,
  days: null,
  daysBefore: null,
  templateId: null,
  certificationId: null,
  formId: null,
} as const;

/** A trigger with some filters and no others. */
export const triggerOf = (type: Trigger['type'], filters: Partial<Trigger> = {}): Trigger => ({
  type,
  ...UNFILTERED,
  ...filters,
});

/** A welcome, three days after a partner was created. */
export const outlineExample = (over: Partial<WorkflowOutline> = {}): WorkflowOutline => ({
  name: 'Welcome',
  description: 'Welcomes new partners after three days.',
  stage: 'onboard',
  trigger: triggerOf('partner_created'),
  steps: [
    { type: 'delay', id: 'wait', amount: 3, unit: 'days', until: null },
    { type: 'send_email', id: 'welcome', to: 'primary_contact', subject: 'Welcome', body: 'Hello {{partner.name}}' },
  ],
  connections: [
    { from: 'trigger', to: 'wait', by: null },
    { from: 'wait', to: 'welcome', by: null },
  ],
  ...over,
});
