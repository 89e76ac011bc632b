import { deepEqual, equal, ok } from 'node:assert/strict';
import { GRANTS } from '@partneros/domain';
import type { BoundRoute } from '@partneros/infra/http';
import type { TestCaller } from '@partneros/infra/testing';
import { bodyFor, createOneOfEach, inRound, type KnownIds, pathWith } from './testing/one-of-each.ts';
import { PREPARATIONS } from './testing/preparations.ts';
import { nameOf } from './testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

// What the programme shows to every partner alike.
const IS_THE_PROGRAMMES: readonly string[] = ['/api/enablement/certifications/:certificationId'];

// What a partner's person may say, where others may say more.
const SAYS: Readonly<Record<string, object>> = {
  'PATCH /api/partners/:partnerId': { industry: 'Steel', regions: ['EMEA'] },
  'POST /api/agreements/:agreementId/sign': { role: 'Partner' },
};

const PARTNER = GRANTS.partner;
const isOpen = ({ access, keepsToOwnPartner }: BoundRoute): boolean =>
  access !== 'public' && access !== 'session' && PARTNER[access] === 'own' && keepsToOwnPartner === true;

describe('a partner’s own person, on every route that lets them in', () => {
  let served: ServedEverything;
  let mine: KnownIds;
  let theirs: KnownIds;
  let rounds = 0;

  const round = () => {
    rounds += 2;
    return createOneOfEach(served, rounds);
  };
  const personOf = (ids: KnownIds): TestCaller => ({
    userId: 'user-1',
    organizationId: 'org-1',
    role: 'partner',
    partnerId: ids.get('partnerId') ?? '',
  });

  before(async () => {
    served = await serveEverything();
    mine = await round();
    theirs = await round();
    await served.settled();
  });
  after(() => served.close());

  const reads = () => served.routes.filter((route) => route.method === 'GET' && isOpen(route));
  const writes = () => served.routes.filter((route) => route.method !== 'GET' && isOpen(route));

  it('shows them what is theirs', async () => {
    for (const { path } of reads()) {
      const response = await served.fetch(pathWith(path, mine), { as: personOf(mine) });
      equal(response.status, 200, `${path}: ${await response.text()}`);
    }
    ok(reads().length > 25);
  });

  it('shows them nothing of another partner, whatever they name, filter by, or ask of the past', async () => {
    const names = ['partnerId', 'contactId', 'dealId', 'dealRegistrationId', 'mdfRequestId', 'paymentId', 'taskId'];
    const foreign = [...names, 'agreementId', 'contractId', 'affiliateLinkId'].map(
      (name) => theirs.get(name) ?? 'unknown',
    );
    for (const { path } of reads()) {
      const isOne = path.includes(':') && !IS_THE_PROGRAMMES.includes(path);
      for (const query of [
        '',
        `partnerId=${theirs.get('partnerId')}`,
        'assigneeId=user-1',
        'asOf=999999',
        'limit=100',
      ]) {
        const response = await served.fetch(`${pathWith(path, theirs)}?${query}`, { as: personOf(mine) });
        const text = await response.text();
        if (isOne) ok([404, 400].includes(response.status), `${path}?${query} answers ${response.status} ${text}`);
        if (isOne && query === '') equal(response.status, 404, `${path} answers ${response.status} ${text}`);
        for (const id of foreign) equal(text.includes(id), false, `${path}?${query} shows ${id}: ${text}`);
      }
    }
  });

  const body = (route: BoundRoute, ids: KnownIds, over: object = {}) =>
    route.body === undefined
      ? undefined
      : (SAYS[nameOf(route)] ?? { ...inRound(rounds + 1, bodyFor(route, ids)), ...over });
  const send = async (route: BoundRoute, ids: KnownIds, json: object | undefined, as: TestCaller) => {
    const request = { method: route.method, as, ...(json !== undefined && { json }) };
    const response = await served.fetch(pathWith(route.path, ids), request);
    return { status: response.status, text: await response.text() };
  };

  it('lets them do what is theirs to do', async () => {
    for (const route of writes()) {
      const fresh = await round();
      const prepared = (await PREPARATIONS[nameOf(route)]?.(served, fresh, rounds)) ?? {};
      await served.settled();
      const ids = new Map([...fresh, ...(prepared.ids ?? [])]);
      const { status, text } = await send(route, ids, body(route, ids, prepared.body), personOf(ids));
      ok(status < 300, `${nameOf(route)} answers ${status} ${text}`);
    }
    ok(writes().length > 12);
  });

  it('answers what is another partner’s like what does not exist, and records nothing', async () => {
    const nothing = new Map([...theirs.keys()].map((name) => [name, 'no-such-id']));
    for (const route of writes()) {
      const head = await served.feed.head();
      const asked = await send(route, theirs, body(route, theirs), personOf(mine));
      deepEqual(asked, await send(route, nothing, body(route, nothing), personOf(mine)), nameOf(route));
      equal(asked.status, 404, `${nameOf(route)}: ${asked.text}`);
      equal(await served.feed.head(), head, `${nameOf(route)} left events`);
    }
  });

  it('does not let them mix: their own partner in the body, another’s thing in the path', async () => {
    for (const route of writes().filter(({ path }) => path.includes(':'))) {
      const head = await served.feed.head();
      const { status, text } = await send(route, theirs, body(route, mine), personOf(mine));
      equal(status, 404, `${nameOf(route)}: ${text}`);
      equal(await served.feed.head(), head, `${nameOf(route)} left events`);
    }
  });

  it('lets them in nowhere else', async () => {
    for (const route of served.routes) {
      if (route.access === 'public' || route.access === 'session' || isOpen(route)) continue;
      const request = route.method === 'GET' ? {} : { method: route.method, json: {} };
      const { status } = await served.fetch(pathWith(route.path, mine), { as: personOf(mine), ...request });
      equal(status, 403, nameOf(route));
    }
  });
});

describe('what a partner’s own person may not say', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  let as: TestCaller;
  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
    as = { userId: 'user-1', organizationId: 'org-1', role: 'partner', partnerId: ids.get('partnerId') ?? '' };
  });
  after(() => served.close());

  const upload = () => {
    const found = served.routes.find((route) => nameOf(route) === 'POST /api/legal-templates');
    if (found === undefined) throw new Error('there is no such route');
    return found;
  };
  const refused = async (path: string, json: object, method = 'POST') => {
    const head = await served.feed.head();
    const response = await served.fetch(path, { method, json, as });
    deepEqual([response.status, await served.feed.head()], [403, head], await response.text());
  };

  it('is where their partner stands in the programme', async () => {
    for (const json of [{ type: 'referral' }, { category: null }, { name: 'Mine' }, { contractRenewalDate: null }])
      await refused(`/api/partners/${ids.get('partnerId')}`, { description: 'We', ...json }, 'PATCH');
  });

  it('is a signature of ours, or one of another day', async () => {
    const roles = [
      { role: 'Partner', signedBy: 'partner', isRequired: true },
      { role: 'Northwind', signedBy: 'organization', isRequired: true },
    ];
    const template = { name: 'Reseller agreement', roles };
    const uploaded = await served.fetch('/api/legal-templates', { json: { ...bodyFor(upload(), ids), ...template } });
    equal(uploaded.status, 201, await uploaded.clone().text());
    const { template: made } = (await uploaded.json()) as { template: { id: string } };
    const sent = await served.fetch(`/api/partners/${ids.get('partnerId')}/agreements`, {
      json: { templateId: made.id },
    });
    const { agreement } = (await sent.json()) as { agreement: { id: string } };
    const path = `/api/agreements/${agreement.id}/sign`;
    await refused(path, { role: 'Northwind' });
    await refused(path, { role: 'Partner', signedAt: '2026-01-01T00:00:00.000Z' });
    equal((await served.fetch(path, { json: { role: 'Partner', signerName: 'Ada' }, as })).status, 200);
  });

  it('is what others are to do about their partner', async () => {
    const json = { title: 'Ask Acme for the overdue report', partnerId: ids.get('partnerId'), assigneeId: 'user-2' };
    const made = await served.fetch('/api/tasks', { json });
    const { task } = (await made.json()) as { task: { id: string } };
    await served.settled();
    equal((await served.fetch(`/api/tasks/${task.id}`, { as })).status, 404);
    equal((await served.fetch(`/api/tasks/${task.id}/complete`, { json: {}, as })).status, 404);
    for (const query of ['', '?assigneeId=user-2', `?partnerId=${ids.get('partnerId')}`])
      equal((await (await served.fetch(`/api/tasks${query}`, { as })).text()).includes(task.id), false);
  });

  it('and sees no certification that is a draft', async () => {
    const made = await served.fetch('/api/enablement/certifications', { json: { title: 'Not yet', trainingIds: [] } });
    const { certification } = (await made.json()) as { certification: { id: string } };
    await served.settled();
    const path = '/api/enablement/certifications';
    for (const query of ['', '?asOf=999999'])
      equal((await served.fetch(`${path}/${certification.id}${query}`, { as })).status, 404);
    for (const query of ['', '?isPublished=false'])
      equal((await (await served.fetch(`${path}${query}`, { as })).text()).includes(certification.id), false);
  });
});
