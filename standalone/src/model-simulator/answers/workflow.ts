import type { Facts } from '../facts.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Step extends Fields {
  readonly type: string;
}

// The first that fits: what says more comes first.
const TRIGGERS: readonly (readonly [RegExp, string, (text: string) => Fields])[] = [
  [/registration\S* (?:is |was |gets )?(?:declined|rejected)/, 'deal_registration_declined', () => ({})],
  [/registration\S* (?:is |was |gets )?approved/, 'deal_registration_approved', () => ({})],
  [/regist/, 'deal_registered', (text) => ({ minAmount: centsIn(text) })],
  [/\bwon\b|\bwins?\b/, 'deal_closed_won', (text) => ({ minAmount: centsIn(text) })],
  [/\blost\b|\bloses?\b/, 'deal_closed_lost', () => ({})],
  [/inactive|quiet|no activity|dormant/, 'partner_inactive', (text) => ({ days: daysIn(text) })],
  [/renew/, 'contract_renewal_approaching', (text) => ({ daysBefore: daysIn(text) })],
  [/certif/, 'partner_certification_completed', () => ({})],
  [/\btier\b/, 'partner_tier_changed', () => ({})],
  [/\bstage\b/, 'partner_stage_changed', () => ({})],
  [/signs?\b|signed|agreement/, 'partner_agreement_signed', () => ({})],
  [/\bmdf\b|market development|funds/, 'mdf_request_submitted', (text) => ({ minAmount: centsIn(text) })],
  [/\bpaid\b|payment/, 'partner_payment_made', (text) => ({ minAmount: centsIn(text) })],
  [/applies|application/, 'application_submitted', () => ({})],
  [/contact (?:is |was )?added|new contact/, 'contact_added_to_partner', () => ({})],
  [/joins? the portal|onboarded/, 'partner_joined_platform', () => ({})],
  [/new partner|partner (?:is |was )?(?:created|added)/, 'partner_created', () => ({})],
];

const ACTIONS: readonly (readonly [RegExp, (match: RegExpExecArray, text: string) => Step])[] = [
  [
    /wait\S* (\d+) (second|minute|hour|day|week)s?|(\d+) (second|minute|hour|day|week)s? (?:later|after)/g,
    ([, first, unit, second, otherUnit]) => ({
      type: 'delay',
      amount: Number(first ?? second),
      unit: `${unit ?? otherUnit}s`,
      until: null,
    }),
  ],
  [
    /\be?-?mails?\b/g,
    (_, text) => ({
      type: 'send_email',
      to: /\S+@\S+\.\w+/.exec(text)?.[0] ?? (text.includes('manager') ? 'partner_manager' : 'primary_contact'),
      subject: text.includes('welcome') ? 'Welcome, {{partner.name}}' : 'News about {{partner.name}}',
      body: 'Hello,\n\nthis is about {{partner.name}}.',
    }),
  ],
  [
    /\bslack\b/g,
    (_, text) => {
      const channel = /#[\w-]+/.exec(text)?.[0] ?? '{{?channel, or member, to tell in Slack}}';
      return text.includes('notify')
        ? { type: 'notify', channel: 'slack', recipient: channel, message: 'News about {{partner.name}}' }
        : { type: 'slack_message', channel, text: 'News about {{partner.name}}' };
    },
  ],
  [
    /\bnotify\b(?!.*\bslack\b)/g,
    () => ({ type: 'notify', channel: 'email', recipient: 'partner_manager', message: 'News about {{partner.name}}' }),
  ],
  [
    /\btask\b|check-?in|\bcall\b/g,
    () => ({
      type: 'create_task',
      title: 'Call {{partner.name}}',
      description: null,
      assignee: null,
      dueInDays: 3,
    }),
  ],
  [
    /\btrainings?\b/g,
    () => ({ type: 'assign_training', trainingIds: ['{{?training}}'], tags: null, specializationId: null }),
  ],
  [/\bwebhook\b|\bcrm\b/g, () => ({ type: 'webhook', url: '{{?web address}}', method: 'POST', body: null })],
];

/** A workflow by the words of its description: a trigger, and one step after the other as they are named. */
export const workflowAnswer = (facts: Facts): object => {
  const description = String(facts.get('description') ?? '');
  const text = description.toLowerCase();
  const [, type = 'manual', filters = () => ({})] = TRIGGERS.find(([words]) => words.test(text)) ?? [];
  const found = ACTIONS.flatMap(([words, make]) =>
    [...text.matchAll(words)].slice(0, 5).map((match) => ({ at: match.index, step: make(match, text) })),
  );
  const named = found.toSorted((a, b) => a.at - b.at).map(({ step }) => step);
  const steps = (named.some(({ type }) => type !== 'delay') ? named : [...named, LOOK_INTO]).map((step, index) => ({
    ...step,
    id: `${step.type.replace('_', '-')}-${index + 1}`,
  }));
  return {
    name: description.slice(0, 60) || 'Simulated workflow',
    description,
    stage: type.startsWith('deal') ? 'execute' : 'onboard',
    trigger: { ...NO_FILTERS, type, ...filters(text) },
    steps,
    connections: steps.map(({ id }, index) => ({ from: steps[index - 1]?.id ?? 'trigger', to: id, by: null })),
  };
};

const LOOK_INTO: Step = {
  type: 'create_task',
  title: 'Look into {{partner.name}}',
  description: null,
  assignee: null,
  dueInDays: null,
};

const NO_FILTERS = Object.fromEntries(
  [
    'partnerTypes',
    'fromStage',
    'toStage',
    'fromTier',
    'toTier',
    'minAmount',
    'days',
    'daysBefore',
    'templateId',
    'certificationId',
    'formId',
  ].map((name) => [name, null]),
);

const TIMES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

const centsIn = (text: string): number | null => {
  const [, amount, times = ''] =
    /(?:over|above|more than|at least)\s*[€$£]?\s*([\d.,]*\d)\s*([km])?\b/.exec(text) ?? [];
  return amount === undefined ? null : Math.round(Number(amount.replaceAll(',', '')) * (TIMES[times] ?? 1) * 100);
};

const daysIn = (text: string): number | null => {
  const days = /(\d+) days?/.exec(text)?.[1];
  return days === undefined ? null : Number(days);
};
