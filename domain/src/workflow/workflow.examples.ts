import type { DataOf } from '../kernel/decider.ts';
import { NEW_DEFINITION } from './create-workflow.ts';
import type { Definition, DefinitionNode } from './definition.ts';
import type { InFlight, WorkflowEvent } from './workflow.events.ts';

const at = (x: number): DefinitionNode['position'] => ({ x, y: 0 });

/** Partner created: a welcome to the primary contact, seven days later a follow-up. */
export const welcomeDefinition: Definition = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: at(0), data: { trigger: 'partner_created' } },
    {
      id: 'welcome',
      type: 'send_email',
      position: at(200),
      data: {
        to: 'primary_contact',
        subject: 'Welcome, {{partner.name}}',
        body: 'Dear {{primaryContact.firstName}},\n\nwelcome to the programme.',
      },
    },
    { id: 'wait', type: 'delay', position: at(400), data: { amount: 7, unit: 'days' } },
    {
      id: 'follow-up',
      type: 'send_email',
      position: at(600),
      data: { to: 'primary_contact', subject: 'How is it going?', body: 'Anything we can do for {{partner.name}}?' },
    },
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'welcome' },
    { id: 'e2', source: 'welcome', target: 'wait' },
    { id: 'e3', source: 'wait', target: 'follow-up' },
  ],
};

/** Partner changed tier: gold is congratulated and moved on, silver is announced, everybody else becomes a task. */
export const branchByTierDefinition: Definition = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: at(0), data: { trigger: 'partner_tier_changed' } },
    {
      id: 'tier',
      type: 'branch',
      position: at(200),
      data: {
        cases: [
          { id: 'gold', all: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] },
          { id: 'silver', any: [{ path: 'partner.tier', op: 'includesAny', value: ['Silver', 'Bronze'] }] },
        ],
      },
    },
    {
      id: 'promote',
      type: 'update_record',
      position: at(400),
      data: { entity: 'partner', changes: { stage: 'optimize' } },
    },
    {
      id: 'announce',
      type: 'slack_message',
      position: at(400),
      data: { channel: '#partners', text: '{{partner.name}} is {{partner.tier}} now.' },
    },
    {
      id: 'look-into',
      type: 'create_task',
      position: at(400),
      data: { title: 'Look into {{partner.name}}', dueInDays: 3 },
    },
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'tier' },
    { id: 'e2', source: 'tier', target: 'promote', sourceHandle: 'gold' },
    { id: 'e3', source: 'tier', target: 'announce', sourceHandle: 'silver' },
    { id: 'e4', source: 'tier', target: 'look-into', sourceHandle: 'else' },
  ],
};

/** Deal registered: told to the manager and to another system at the same time. */
export const webhookDefinition: Definition = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: at(0), data: { trigger: 'deal_registered', minAmount: 100_000 } },
    {
      id: 'tell',
      type: 'notify',
      position: at(200),
      data: { channel: 'email', message: 'A deal over {{registration.amount.minor}} was registered.' },
    },
    {
      id: 'call',
      type: 'webhook',
      position: at(200),
      data: {
        url: 'https://crm.example.com/deals/{{registration.id}}',
        headers: { 'X-Source': 'partneros' },
        body: '{"account":"{{registration.accountName}}"}',
        secretId: 'secret-1',
      },
    },
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'tell', sourceHandle: null },
    { id: 'e2', source: 'trigger', target: 'call' },
  ],
};

const WORKFLOW_ID = 'workflow-1';

export const workflowCreated = (over: Partial<DataOf<WorkflowEvent, 'WorkflowCreated'>> = {}): WorkflowEvent => ({
  type: 'WorkflowCreated',
  data: {
    workflowId: WORKFLOW_ID,
    name: 'Welcome',
    description: null,
    stage: 'onboard',
    createdBy: 'user-1',
    definition: NEW_DEFINITION,
    ...over,
  },
});

export const workflowDefinitionSaved = (
  version: number,
  definition: Definition,
  over: Partial<DataOf<WorkflowEvent, 'WorkflowDefinitionSaved'>> = {},
): WorkflowEvent => ({
  type: 'WorkflowDefinitionSaved',
  data: { workflowId: WORKFLOW_ID, version, definition, note: null, restoredFrom: null, ...over },
});

export const workflowActivated = (version: number): WorkflowEvent => ({
  type: 'WorkflowActivated',
  data: { workflowId: WORKFLOW_ID, version },
});

export const workflowDeactivated = (inFlight: InFlight = 'hold'): WorkflowEvent => ({
  type: 'WorkflowDeactivated',
  data: { workflowId: WORKFLOW_ID, inFlight },
});

export const workflowDeleted = (): WorkflowEvent => ({ type: 'WorkflowDeleted', data: { workflowId: WORKFLOW_ID } });

/** A workflow that has been activated with its second version, the welcome. */
export const activeWelcome: readonly WorkflowEvent[] = [
  workflowCreated(),
  workflowDefinitionSaved(2, welcomeDefinition),
  workflowActivated(2),
];
