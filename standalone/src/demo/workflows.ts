import type { Definition, DefinitionNode } from '@partneros/domain';

/** A workflow of the demo, before it is saved. */
export interface DemoWorkflow {
  readonly name: string;
  readonly stage: string;
  readonly definition: Definition;
}

type Node = Pick<DefinitionNode, 'type' | 'data'>;

// In every mail, so that two mails with the same text are the same mail twice.
const withReference = (text: string): string => `${text.trimEnd()}\n\nReference: {{run.id}}\n`;

const mail = (to: string, subject: string, text: string): Node => ({
  type: 'send_email',
  data: { to, subject, body: withReference(text) },
});
const word = (message: string): Node => ({
  type: 'notify',
  data: { channel: 'email', recipient: 'partner_manager', message: withReference(message) },
});
const wait = (seconds: number): Node => ({ type: 'delay', data: { amount: seconds, unit: 'seconds' } });

/** A definition out of a trigger and actions one after the other. */
export const chain = (trigger: DefinitionNode['data'], ...actions: readonly Node[]): Definition => ({
  nodes: [{ type: 'trigger', data: trigger }, ...actions].map((node, index) => ({ ...node, ...placeOf(index, 0) })),
  edges: actions.map((_, index) => ({ id: `e${index + 1}`, source: `n${index}`, target: `n${index + 1}` })),
});

const placeOf = (index: number, row: number) => ({ id: `n${index}`, position: { x: index * 240, y: row * 140 } });

/** Different mails for different tiers, and word to the manager about any other. */
const byTier: Definition = {
  nodes: [
    { ...placeOf(0, 0), type: 'trigger', data: { trigger: 'partner_tier_changed' } },
    {
      ...placeOf(1, 0),
      type: 'branch',
      data: {
        cases: ['Gold', 'Silver'].map((tier) => ({
          id: tier.toLowerCase(),
          all: [{ path: 'to', op: 'equals', value: tier }],
        })),
      },
    },
    {
      ...placeOf(2, 0),
      ...mail(
        'primary_contact',
        'Congratulations: {{partner.name}} is Gold',
        'Dear {{primaryContact.firstName}},\n\nfrom {{from}} to {{to}}: your own solution architect is yours to ask.\n',
      ),
    },
    {
      ...placeOf(3, 1),
      ...mail(
        'primary_contact',
        'Congratulations: {{partner.name}} is Silver',
        'Dear {{primaryContact.firstName}},\n\nfrom {{from}} to {{to}}: deals are now protected for longer.\n',
      ),
    },
    { ...placeOf(4, 2), ...word('{{partner.name}} is now {{to}}.') },
  ],
  edges: [
    { id: 'e1', source: 'n0', target: 'n1' },
    { id: 'e2', source: 'n1', target: 'n2', sourceHandle: 'gold' },
    { id: 'e3', source: 'n1', target: 'n3', sourceHandle: 'silver' },
    { id: 'e4', source: 'n1', target: 'n4', sourceHandle: 'else' },
  ],
};

/** What runs by itself in the demo's programme. */
export const demoWorkflows = (delaySeconds: number, trainingId: string): readonly DemoWorkflow[] => [
  {
    name: 'Welcome new partners',
    stage: 'recruit',
    definition: chain(
      { trigger: 'partner_created' },
      mail(
        'primary_contact',
        'Welcome, {{partner.name}}',
        'Dear {{primaryContact.firstName}},\n\nwelcome to the programme.',
      ),
      wait(delaySeconds),
      mail(
        'primary_contact',
        'Your first steps, {{partner.name}}',
        'Dear {{primaryContact.firstName}},\n\nhere is what partners do in their first week.',
      ),
    ),
  },
  {
    name: 'Tell the manager about a registered deal',
    stage: 'execute',
    definition: chain(
      { trigger: 'deal_registered' },
      word('{{partner.name}} registered a deal with {{registration.accountName}}.'),
    ),
  },
  { name: 'Congratulate on a new tier', stage: 'optimize', definition: byTier },
  {
    name: 'Learn from lost deals',
    stage: 'execute',
    definition: chain(
      { trigger: 'deal_closed_lost' },
      {
        type: 'create_task',
        data: { title: 'Ask {{partner.name}} why {{deal.accountName}} was lost', dueInDays: 7 },
      },
    ),
  },
  {
    name: 'Move partners with an approved deal on',
    stage: 'enable',
    definition: chain(
      { trigger: 'deal_registration_approved' },
      { type: 'update_record', data: { entity: 'partner', changes: { stage: 'enable' } } },
      { type: 'assign_training', data: { trainingIds: [trainingId] } },
    ),
  },
  {
    name: 'Look at new applications',
    stage: 'recruit',
    definition: chain(
      { trigger: 'application_submitted' },
      { type: 'create_task', data: { title: 'Look at the application of {{formData.company}}', dueInDays: 3 } },
    ),
  },
  {
    name: 'Greet who has joined',
    stage: 'onboard',
    definition: chain(
      { trigger: 'partner_joined_platform' },
      mail('primary_contact', 'You are in, {{partner.name}}', 'Dear {{primaryContact.firstName}},\n\nwelcome in.'),
    ),
  },
  {
    name: 'Tell the manager about a signed agreement',
    stage: 'onboard',
    definition: chain(
      { trigger: 'partner_agreement_signed' },
      word('{{partner.name}} and we have signed {{agreement.title}}.'),
    ),
  },
  {
    name: 'Congratulate on a certification',
    stage: 'enable',
    definition: chain(
      { trigger: 'partner_certification_completed' },
      mail(
        'primary_contact',
        'Well done, {{contact.firstName}}',
        '{{contact.firstName}} is now a {{certification.title}}.',
      ),
    ),
  },
  {
    name: 'Tell the manager about funds that are asked for',
    stage: 'execute',
    definition: chain(
      { trigger: 'mdf_request_submitted' },
      word('{{partner.name}} asks for {{request.amount.minor}} cents: {{request.title}}.'),
    ),
  },
  {
    name: 'Prepare renewals',
    stage: 'optimize',
    definition: chain(
      { trigger: 'contract_renewal_approaching', daysBefore: 30 },
      { type: 'create_task', data: { title: 'Renew {{contract.name}} with {{partner.name}}', dueInDays: 7 } },
    ),
  },
];
