import type { TestCaller } from '@partneros/infra/testing';
import { A_PICTURE } from './form-of.ts';
import { joinAsInvited, type KnownIds } from './one-of-each.ts';
import type { ServedEverything } from './serve-everything.ts';

/** What a route is tried with. */
export interface Prepared {
  readonly ids?: readonly (readonly [name: string, id: string])[];
  /** Beside, or instead of, what the usual body says. */
  readonly body?: object;
  readonly as?: TestCaller;
}

type Prepare = (served: ServedEverything, ids: KnownIds, round: number) => Promise<Prepared>;

const send = async (served: ServedEverything, path: string, json: unknown = {}, method = 'POST') => {
  const response = await served.fetch(path, { json, method });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${JSON.stringify(body)}`);
  return body;
};

const first = (path: (ids: KnownIds) => string): Prepare => {
  return async (served, ids) => {
    await send(served, path(ids));
    return {};
  };
};

const member: Prepare = async (served, ids, round) => ({
  body: { userId: await joinAsInvited(served, round, ids) },
});

const SLOW = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
    { id: 'wait', type: 'delay', position: { x: 0, y: 0 }, data: { amount: 1, unit: 'days' } },
    { id: 'task', type: 'create_task', position: { x: 0, y: 0 }, data: { title: 'Call' } },
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'wait' },
    { id: 'e2', source: 'wait', target: 'task' },
  ],
};

const FAILING = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
    // A run by hand that is about no partner has nobody to assign anything to.
    { id: 'assign', type: 'assign_training', position: { x: 0, y: 0 }, data: { tags: ['Cloud'] } },
  ],
  edges: [{ id: 'e1', source: 'trigger', target: 'assign' }],
};

const run =
  (definition: object, body: object = {}): Prepare =>
  async (served, ids) => {
    const workflow = `/api/workflows/${ids.get('workflowId')}`;
    await send(served, `${workflow}/definition`, definition, 'PUT');
    const made = await send(served, `${workflow}/run-once`, { mode: 'live' });
    await served.settled();
    return { body, ids: [['runId', (made as { run: { id: string } }).run.id]] };
  };

const byHand = (trigger: object) => ({
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual', ...trigger } },
    { id: 'task', type: 'create_task', position: { x: 0, y: 0 }, data: { title: 'Write' } },
  ],
  edges: [{ id: 'e1', source: 'trigger', target: 'task' }],
});

/** Makes two runs that wait in a version before the one that runs now. */
export const waitingBehind = async (served: ServedEverything, ids: KnownIds): Promise<void> => {
  for (let made = 0; made < 2; made += 1) {
    served.clock.advance(1);
    await run(SLOW)(served, ids, 0);
  }
  await send(served, `/api/workflows/${ids.get('workflowId')}/definition`, byHand({}), 'PUT');
};

/** Makes two runs that an enrolment rule keeps out. */
export const keptOut = async (served: ServedEverything, ids: KnownIds): Promise<void> => {
  const workflow = `/api/workflows/${ids.get('workflowId')}`;
  await send(served, `${workflow}/definition`, byHand({ reenroll: 'once_per_subject' }), 'PUT');
  for (let asked = 0; asked < 3; asked += 1) {
    served.clock.advance(1);
    await send(served, `${workflow}/run-once`, { mode: 'live', partnerId: ids.get('partnerId') });
    await served.settled();
  }
  await send(served, `${workflow}/definition`, byHand({}), 'PUT');
};

/** Makes a run that fails. */
export const failingRun = run(FAILING);

// What one of everything calls its tier in a round.
const tierOf = (round: number) => `Gold of acme-${round}.example`;

const tracksOf = async (served: ServedEverything) => {
  const { program } = (await (await served.fetch('/api/program')).json()) as {
    program: { tracks: { trackId: string; tiers: { tierId: string }[] }[] };
  };
  return program.tracks;
};

/** What has to be so before a route can do what it is for, where one of everything is not enough. */
export const PREPARATIONS: Readonly<Record<string, Prepare>> = {
  'DELETE /api/application-forms/:applicationFormId/banner': async (served, ids) => {
    const json = { file: A_PICTURE, applicationFormId: ids.get('applicationFormId') };
    await served.fetch('/api/partners/applications/banner', { json });
    return {};
  },
  'POST /api/affiliate-links/:affiliateLinkId/enable': first(
    (ids) => `/api/affiliate-links/${ids.get('affiliateLinkId')}/disable`,
  ),
  'POST /api/application-forms/:applicationFormId/publish': first(
    (ids) => `/api/application-forms/${ids.get('applicationFormId')}/unpublish`,
  ),
  'POST /api/auth/organization/accept-invitation': async (served, _ids, round) => {
    const email = `ada@acme-${round}.example`;
    const json = { email, password: 'correct horse battery', name: 'Ada' };
    const signedUp = await served.fetch('/api/auth/sign-up/email', { json });
    const { user } = (await signedUp.json()) as { user: { id: string } };
    return { as: { userId: user.id, organizationId: 'org-1', role: 'member' } };
  },
  'POST /api/auth/organization/update-member-role': async (served, ids, round) => {
    const { body } = await member(served, ids, round);
    return { body: { ...body, role: 'viewer', partnerId: null } };
  },
  'POST /api/auth/organization/remove-member': member,
  'POST /api/deals/:dealId/reopen': first((ids) => `/api/deals/${ids.get('dealId')}/close-lost`),
  'POST /api/enablement/certifications/:certificationId/publish': first(
    (ids) => `/api/enablement/certifications/${ids.get('certificationId')}/unpublish`,
  ),
  'POST /api/enablement/trainings/:trainingId/complete': first(
    (ids) => `/api/enablement/lessons/${ids.get('lessonId')}/retire`,
  ),
  'POST /api/enablement/trainings/:trainingId/order-lessons': async (served, ids) => {
    const found = await served.fetch(`/api/enablement/trainings/${ids.get('trainingId')}`);
    const { training } = (await found.json()) as { training: { lessonIds: string[] } };
    return { body: { lessonIds: training.lessonIds.toReversed() } };
  },
  'POST /api/enablement/specializations/:specializationId/unpublish': first(
    (ids) => `/api/enablement/specializations/${ids.get('specializationId')}/publish`,
  ),
  'POST /api/enablement/trainings/:trainingId/publish': first(
    (ids) => `/api/enablement/trainings/${ids.get('trainingId')}/unpublish`,
  ),
  'POST /api/mdf-requests/:mdfRequestId/submit-proof': first(
    (ids) => `/api/mdf-requests/${ids.get('mdfRequestId')}/approve`,
  ),
  'POST /api/mdf-requests/:mdfRequestId/pay': async (served, ids) => {
    const path = `/api/mdf-requests/${ids.get('mdfRequestId')}`;
    await send(served, `${path}/approve`);
    await send(served, `${path}/submit-proof`, { note: 'As promised' });
    return {};
  },
  'PUT /api/organization/ai-plan': async (_served, _ids, round) => ({ body: { monthlyCents: 100_000 + round } }),
  'PUT /api/mdf-budgets': async (served, _ids, round) => {
    const body = { year: 2001 + (round % 200), amount: { minor: 1, currency: 'EUR' } };
    await send(served, '/api/mdf-budgets', body, 'PUT');
    return { body: { ...body, amount: { minor: 2, currency: 'EUR' } } };
  },
  'POST /api/partners/:partnerId/tier': async (_served, _ids, round) => ({ body: { tier: tierOf(round) } }),
  'POST /api/partners/:partnerId/tier/pin': async (served, ids, round) => {
    const partner = `/api/partners/${ids.get('partnerId')}`;
    await send(served, `${partner}/tier`, { tier: tierOf(round) });
    await send(served, `${partner}/tier/unpin`);
    return {};
  },
  'POST /api/partners/:partnerId/tier/unpin': async (served, ids, round) => {
    await send(served, `/api/partners/${ids.get('partnerId')}/tier`, { tier: tierOf(round) });
    return {};
  },
  'PUT /api/program/evaluation': async (_served, _ids, round) => ({ body: { graceDays: 1 + (round % 700) } }),
  'DELETE /api/program/segments/:segmentId': first((ids) => `/api/program/tracks/${ids.get('trackId')}/archive`),
  'DELETE /api/program/segments/:segmentId/partners/:partnerId': async (served, ids) => {
    await send(served, `/api/program/segments/${ids.get('segmentId')}/partners`, { partnerId: ids.get('partnerId') });
    return {};
  },
  'POST /api/program/order-tracks': async (served, _ids, round) => {
    await send(served, '/api/program/tracks', { name: `Another ${round}`, slug: `another-${round}` });
    return { body: { trackIds: (await tracksOf(served)).map(({ trackId }) => trackId).toReversed() } };
  },
  'POST /api/program/tracks/:trackId/order-tiers': async (served, ids) => {
    const trackId = ids.get('trackId');
    await send(served, `/api/program/tracks/${trackId}/tiers`, { name: 'Another' });
    const track = (await tracksOf(served)).find((each) => each.trackId === trackId);
    return { body: { tierIds: track?.tiers.map(({ tierId }) => tierId).toReversed() } };
  },
  'PATCH /api/organization/portal': async (served) => {
    await send(served, '/api/organization/portal', { provisioning: 'manual' }, 'PATCH');
    return {};
  },
  'POST /api/partners/:partnerId/portal-onboarding/complete': async (served, ids) => {
    const path = `/api/partners/${ids.get('partnerId')}/portal-onboarding/complete-step`;
    for (const step of ['company', 'people', 'programme']) await send(served, path, { step });
    return {};
  },
  'POST /api/partners/:partnerId/training-assignments': async (served) => {
    const made = await send(served, '/api/enablement/trainings', { title: 'Another', isPublished: true });
    return { body: { trainingId: (made as { training: { id: string } }).training.id } };
  },
  'POST /api/tasks/:taskId/reopen': first((ids) => `/api/tasks/${ids.get('taskId')}/complete`),
  'POST /api/dead-letters/:runId/redrive': failingRun,
  'POST /api/workflow-runs/:runId/cancel': run(SLOW),
  'POST /api/workflow-runs/:runId/hold': run(SLOW),
  'POST /api/workflow-runs/:runId/redrive': failingRun,
  'POST /api/workflow-runs/:runId/resume': async (served, ids, round) => {
    const { ids: [[, runId] = []] = [] } = await run(SLOW)(served, ids, round);
    await send(served, `/api/workflow-runs/${runId}/hold`);
    return { ids: [['runId', runId ?? '']] };
  },
  'POST /api/workflow-runs/:runId/retry': run(FAILING, { nodeId: 'assign' }),
};
