import { type AiQuotaCommand, deadLetterIdOf, parkLetter, recordAiUsage, streamOf } from '@partneros/domain';
import type { BoundRoute } from '@partneros/infra/http';
import { A_DOCUMENT, A_PICTURE, takes } from './form-of.ts';
import { sampleOf } from './sample-of.ts';
import { OUTBOX_MAILS, type ServedEverything } from './serve-everything.ts';

/** Ids by the name that path parameters and body fields have for them: `partnerId`, `runId`, … */
export type KnownIds = ReadonlyMap<string, string>;

const FIRST = [
  '/api/partners',
  '/api/application-forms',
  '/api/legal-templates',
  '/api/enablement/trainings',
  '/api/enablement/lessons',
  '/api/deal-registrations',
];

const manualTask = (title: string) => ({
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
    { id: 'task', type: 'create_task', position: { x: 0, y: 0 }, data: { title } },
    {
      id: 'mail',
      type: 'send_email',
      position: { x: 0, y: 0 },
      data: { to: 'ada@acme.example', subject: 'Hello', body: 'Hello' },
    },
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'task' },
    { id: 'e2', source: 'task', target: 'mail' },
  ],
});

const question = (fieldKey: string, partnerField: string, type = 'text') => ({
  fieldKey,
  type,
  label: fieldKey,
  required: true,
  partnerField,
});

const QUESTIONS = [
  question('company', 'name'),
  question('website', 'domain'),
  question('firstName', 'contactFirstName'),
  question('lastName', 'contactLastName'),
  question('email', 'contactEmail', 'email'),
];

const ANSWERS = {
  company: 'Sample',
  website: 'https://hooli-acme.example',
  firstName: 'Gavin',
  lastName: 'Belson',
  email: 'gavin@acme.example',
};

// What a body has to say for its route to do anything, beyond what its schema says.
const MEANT: Readonly<Record<string, object>> = {
  '/api/ai/chat': {
    id: 'chat-of-none',
    messages: [{ id: 'message-1', role: 'user', parts: [{ type: 'text', text: 'Sample' }] }],
    messageId: 'message-1',
    trigger: 'submit-message',
  },
  '/api/ai/icp': { domain: undefined },
  '/api/ai/strategy/executive-summary/generate': {
    orgName: undefined,
    orgDomain: undefined,
    fingerprint: undefined,
    filters: undefined,
    from: undefined,
    to: undefined,
  },
  '/api/ai/knowledge/pdf': { file: A_DOCUMENT },
  '/api/application-forms': { fields: QUESTIONS },
  '/api/application-forms/:applicationFormId/agreement-sections': {
    agreementSections: [{ title: 'Sample', text: 'Sample', required: false }],
  },
  '/api/applications/:applicationId/approve': { primaryContact: {}, domain: 'hooli-acme.example', tier: null },
  '/api/auth/organization/invite-member': { role: 'partner' },
  '/api/auth/organization/set-active': { organizationSlug: undefined },
  '/api/enablement/certifications': { trainingIds: [] },
  '/api/enablement/trainings': { isPublished: true },
  '/api/agreements/:agreementId/sign': { role: 'Partner' },
  '/api/partners/:partnerId/agreements': { signers: undefined },
  '/api/contracts/:contractId/renew': { renewalDate: '2099-12-31' },
  '/api/contracts/:contractId/renewal-date': { renewalDate: '2026-12-31' },
  '/api/exports/pptx': { cacheKey: 'Initech-acme.example' },
  '/api/legal-templates': {
    name: 'NDA of acme.example',
    roles: [{ role: 'Partner', signedBy: 'partner', isRequired: true }],
  },
  '/api/partners': { tier: null },
  '/api/partners/:partnerId/tier': { tier: 'Gold of acme.example' },
  '/api/program/segments': { name: 'Partners of acme.example' },
  '/api/program/tracks': { name: 'Selling for acme.example', slug: 'apply-at-acme' },
  '/api/program/tracks/:trackId/tiers': { name: 'Gold of acme.example' },
  '/api/organization/portal': { onboardingSteps: undefined },
  '/api/partners/:partnerId/contacts': { email: 'grace@acme.example' },
  '/api/partners/:partnerId/manager': { partnerManagerId: 'user-1' },
  '/api/partners/:partnerId/portal-onboarding/complete-step': { step: 'company' },
  '/api/partners/:partnerId/tags': { services: ['Cloud'] },
  '/api/partners/legal-templates': {
    file: A_DOCUMENT,
    name: 'Terms of acme.example',
    fields: '[]',
    roles: '["Partner"]',
    scope: 'reusable',
  },
  '/api/partners/applications/banner': { file: A_PICTURE },
  '/api/partners/applications/submit': { formData: ANSWERS, affiliateSlug: 'apply-at-acme', formVersion: 1 },
  '/api/partners/import': {
    mapping: { name: 'Company', contactFirstName: 'First', contactLastName: 'Last', contactEmail: 'Mail' },
    constants: {},
  },
  '/api/tasks': { assigneeId: 'user-1' },
  '/api/workflow-runs/:runId/retry': { version: undefined },
  '/api/workflows/:workflowId/backtest': { definition: undefined, compareVersion: undefined, version: undefined },
  '/api/workflows/:workflowId/definition': manualTask('Write'),
  '/api/workflows/:workflowId/migrations': {
    toVersion: 2,
    groups: [{ version: 1, action: 'finish' }],
  },
  '/api/workflows/:workflowId/run-once': { mode: 'live', sample: undefined, version: undefined },
  '/api/workflows/:workflowId/restore': { version: 1, draft: true },
  '/api/workflows/:workflowId/status': { status: 'inactive', inFlight: 'hold' },
};

/**
 * Creates one of everything that the API can create, as the usual caller, and answers what it is called. Doing it again
 * takes another `round`, in which what has to be unique is.
 */
export const createOneOfEach = async (served: ServedEverything, round = 0): Promise<KnownIds> => {
  const ids = new Map([
    ['mailId', OUTBOX_MAILS[0]?.id ?? ''],
    ['slug', inRound(round, 'apply-at-acme')],
    ['userId', 'user-1'],
    ['fileId', `${'a'.repeat(43)}-webp`],
  ]);
  const post = async (path: string, json: unknown, method = 'POST') => {
    const response = await served.fetch(path, { json, method });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${JSON.stringify(body)}`);
    collect(body, ids);
    await served.settled();
    return body;
  };

  await endProgram(served, post);
  const nested = served.routes.filter((route) => route.answers.status === 201 && route.path.includes(':'));
  for (const route of [...creations(served.routes), ...nested])
    await post(pathWith(route.path, ids), inRound(round, bodyFor(route, ids)));

  await post('/api/ai/icp', { company: 'Sample' });
  await spendLastYear(served, round);
  ids.set('chatId', await chat(served, round));
  await post('/api/mdf-budgets', { year: 2027, amount: { minor: 1, currency: 'EUR' } }, 'PUT');
  await post(`/api/enablement/lessons/${ids.get('lessonId')}`, { title: 'The second call' }, 'PATCH');
  await certify(ids, post);
  await post(`/api/application-forms/${ids.get('applicationFormId')}/publish`, {});
  const submit = '/api/partners/applications/submit';
  await post(submit, inRound(round, { slug: 'apply-at-acme', formData: ANSWERS, affiliateSlug: 'apply-at-acme' }));
  const inbox = await served.fetch(`/api/applications?applicationFormId=${ids.get('applicationFormId')}`);
  const { applications } = (await inbox.json()) as { applications: readonly { readonly id: string }[] };
  ids.set('applicationId', applications[0]?.id ?? '');

  const workflow = `/api/workflows/${ids.get('workflowId')}`;
  await post(`${workflow}/definition`, manualTask('Call'), 'PUT');
  await post(`${workflow}/status`, { status: 'active', enrollExisting: true });
  await post(`${workflow}/run-once`, { mode: 'live' });
  // They stand beside the log: those of the first round will do.
  if (round === 0) await simulate(served, ids, workflow);
  else ids.set('testRunId', 'none').set('backtestId', 'none');
  ids.set('deadLetterId', await putAside(served, ids, round));
  await served.settled();
  return ids;
};

/** Has a model asked in a month of the year before. */
const spendLastYear = async (served: ServedEverything, round: number): Promise<void> => {
  const month = `2025-${String((round % 12) + 1).padStart(2, '0')}`;
  const at = served.clock.now();
  const work = { month, reservationId: `spent-in-round-${round}`, task: 'icp', model: 'scripted-1' };
  const record = (command: AiQuotaCommand) =>
    recordAiUsage(served, 'org-1', month, command, {
      commandId: served.ids.derive(work.reservationId, command.type),
      correlationId: work.reservationId,
      actor: { type: 'user', id: 'user-1' },
      occurredAt: at,
      depth: 0,
    });
  await record({ type: 'ReserveAiQuota', data: { ...work, cost: 1, quota: 1, expiresAt: at, at } });
  await record({ type: 'SettleAiUsage', data: { ...work, inputTokens: round, outputTokens: 1, cost: round } });
};

/** Asks Nelson something, and waits for the answer; answers what the chat is called. */
const chat = async (served: ServedEverything, round: number): Promise<string> => {
  const id = `chat-of-round-${round}`;
  const response = await served.fetch('/api/ai/chat', {
    json: { id, messages: [{ role: 'user', content: 'Sample' }] },
  });
  await response.text();
  await served.settled();
  return id;
};

/** Puts an event aside, as a list does that cannot take it; answers the id of its dead letter. */
const putAside = async (served: ServedEverything, ids: KnownIds, round: number): Promise<string> => {
  const [event] = await served.store.read(streamOf('partner', 'org-1', ids.get('partnerId') ?? ''));
  const holder = { source: 'projection', name: `list-${round}-v1` } as const;
  if (event === undefined) return never('there is no partner yet');
  await parkLetter(served, holder, event, new Error('it cannot be taken'));
  return deadLetterIdOf(served.ids, holder, event.metadata.eventId);
};

// A programme has room for so many tracks and segments only: those of earlier rounds make room.
const endProgram = async (
  served: ServedEverything,
  post: (path: string, json: unknown, method?: string) => Promise<unknown>,
): Promise<void> => {
  const { program } = (await (await served.fetch('/api/program')).json()) as {
    program?: { tracks: { trackId: string }[]; segments: { segmentId: string }[] };
  };
  for (const { trackId } of program?.tracks ?? []) await post(`/api/program/tracks/${trackId}/archive`, {});
  for (const { segmentId } of program?.segments ?? [])
    await post(`/api/program/segments/${segmentId}`, undefined, 'DELETE');
};

// A contact who is halfway through a training of two lessons, and has passed a certification long ago.
const certify = async (ids: KnownIds, post: (path: string, json: unknown) => Promise<unknown>): Promise<void> => {
  const learner = { partnerId: ids.get('partnerId'), contactId: ids.get('contactId') };
  const written = await post('/api/enablement/lessons', { trainingId: ids.get('trainingId'), title: 'Another' });
  await post(`/api/enablement/lessons/${(written as { lesson: { id: string } }).lesson.id}/complete`, learner);
  const certification = `/api/enablement/certifications/${ids.get('certificationId')}`;
  await post(`${certification}/publish`, {});
  await post(`${certification}/complete`, { ...learner, completedAt: '2026-01-01' });
};

const simulate = async (served: ServedEverything, ids: Map<string, string>, workflow: string): Promise<void> => {
  const tested = await served.fetch(`${workflow}/run-once`, { json: { mode: 'test' } });
  const { testRun } = (await tested.json()) as { testRun: { id: string } };
  const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };
  const started = await served.fetch(`${workflow}/backtest`, { json: window });
  const { backtestId } = (await started.json()) as { backtestId: string };
  ids.set('testRunId', testRun.id).set('backtestId', backtestId);
  // An organization has one at a time.
  await served.fetch(`${workflow}/backtests/${backtestId}/cancel`, { json: {} });
};

/** Signs the person up whom a round has invited, and lets them accept; answers who they are. */
export const joinAsInvited = async (served: ServedEverything, round: number, ids: KnownIds): Promise<string> => {
  const email = inRound(round, 'ada@acme.example');
  const signedUp = await served.fetch('/api/auth/sign-up/email', {
    json: { email, password: 'correct horse battery', name: `Ada ${round}` },
  });
  const { user } = (await signedUp.json()) as { user: { id: string } };
  const accepted = await served.fetch('/api/auth/organization/accept-invitation', {
    json: { invitationId: ids.get('invitationId') },
    as: { userId: user.id, organizationId: 'org-1', role: 'member' },
  });
  if (!accepted.ok) throw new Error(`accepting answered ${accepted.status} ${await accepted.text()}`);
  return user.id;
};

/** A body with which a route does what it is for. */
export const bodyFor = (route: BoundRoute, ids: KnownIds): Readonly<Record<string, unknown>> => {
  const sample = withIds(sampleOf(route.body ?? never()), ids) as Readonly<Record<string, unknown>>;
  const body = { ...sample, ...MEANT[route.path] };
  return takes(route, body) ? body : never(`${route.path} does not take ${JSON.stringify(body)}`);
};

/** A body in which what has to be unique is another one than in other rounds, and every second round has other names. */
export const inRound = <Body>(round: number, body: Body): Body =>
  round === 0
    ? body
    : JSON.parse(
        JSON.stringify(body)
          .replaceAll('acme.example', `acme-${round}.example`)
          .replaceAll('apply-at-acme', `apply-at-acme-${round}`)
          .replaceAll('initech.example', `initech-${round}.example`)
          .replaceAll('"Sample"', round % 2 === 0 ? '"Sample"' : '"Étude"'),
      );

/** A path with its parameters filled in, versions with 1; a parameter nobody knows an id for is an error. */
export const pathWith = (path: string, ids: KnownIds): string =>
  path.replace(
    /:(\w+)/g,
    (_, name: string) => (name === 'version' ? '1' : ids.get(name)) ?? never(`nothing is created that has a ${name}`),
  );

/** A body in which every `unknown-id` is the known one of that name. */
export const withIds = (body: unknown, ids: KnownIds): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => (value === 'unknown-id' ? (ids.get(key) ?? null) : value));

const creations = (routes: readonly BoundRoute[]): readonly BoundRoute[] =>
  routes
    .filter(
      ({ method, path, answers }) => method === 'POST' && [201, 202].includes(answers.status) && !path.includes(':'),
    )
    .filter(({ access }) => access !== 'public')
    .toSorted((a, b) => rank(a) - rank(b));

const rank = ({ path }: BoundRoute) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);

// `{ partner: { id } }` names a partnerId, `{ contact: { contactId } }` names itself; an import is of partners.
const collect = (body: unknown, ids: Map<string, string>): void => {
  if (typeof body !== 'object' || body === null) return;
  const keep = (name: string, id: unknown) => {
    if (typeof id === 'string' && !ids.has(name)) ids.set(name, id);
  };
  for (const [key, value] of Object.entries(body)) {
    if (key.endsWith('Id')) keep(key, value);
    // Everybody's, and not this round's.
    if (key === 'program') continue;
    if (typeof value !== 'object' || value === null) continue;
    // One that was added, and not the primary one that a partner cannot be without.
    if (key === 'contact' && 'id' in value) ids.set('contactId', String(value.id));
    if (!Array.isArray(body) && 'id' in value) keep(key === 'import' ? 'partnerImportId' : `${key}Id`, value.id);
    collect(value, ids);
  }
};

const never = (why = 'a creation has a body'): never => {
  throw new Error(why);
};
