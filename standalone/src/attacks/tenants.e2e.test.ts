import { deepEqual, equal, ok } from 'node:assert/strict';
import type { BoundRoute } from '@partneros/infra/http';
import type { TestCaller, TestRequest } from '@partneros/infra/testing';
import { createOneOfEach, type KnownIds, pathWith } from '../testing/one-of-each.ts';
import { nameOf, parametersOf, pluralOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const STRANGER: TestCaller = { userId: 'user-2', organizationId: 'org-2', role: 'owner' };
const PARTNER = {
  name: 'Initech',
  primaryContact: { firstName: 'Bill', lastName: 'L', email: 'bill@initech.example' },
};
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Answered = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: any };

describe('an attacker in another organization', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
  });
  after(() => served.close());

  const send = async (path: string, request: TestRequest = {}): Promise<Answered> => {
    const response = await served.fetch(path, request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  const asStranger = (path: string, request: TestRequest = {}) => send(path, { as: STRANGER, ...request });
  const lists = () => served.routes.filter((route) => pluralOf(route) !== undefined && !route.path.includes(':'));
  const shows = ({ text }: Answered) => [...ids].filter(([name, id]) => name !== 'version' && text.includes(`"${id}"`));

  const each = async (attack: (route: BoundRoute) => Promise<readonly Answered[]>) => {
    for (const route of lists())
      for (const answer of await attack(route)) deepEqual(shows(answer), [], `${nameOf(route)} shows ${answer.text}`);
  };

  it('filters a list by ids that are not theirs, and finds nothing', () =>
    each((route) =>
      Promise.all(
        [...parametersOf(route).keys()]
          .filter((name) => name.endsWith('Id'))
          .map((name) => asStranger(`${route.path}?${name}=${ids.get(name) ?? ids.get('userId')}`)),
      ),
    ));

  it('goes on from a cursor of this one, and sees their own', () =>
    each(async (route) => {
      const key = [...ids.values()][0];
      const cursors = [
        ['', ''],
        ['name', key],
        [null, key],
      ].map(([field, value]) => Buffer.from(JSON.stringify([field, 'asc', value, ''])).toString('base64url'));
      const own = (await send(`${route.path}?limit=1`)).body.nextCursor ?? '1';
      return Promise.all([own, ...cursors].map((cursor) => asStranger(`${route.path}?cursor=${cursor}`)));
    }));

  it('names another organization in a query, a header or a body, and is refused or not heard', async () => {
    equal((await asStranger('/api/partners?organizationId=org-1')).status, 400);
    const headers = { 'x-organization-id': 'org-1', 'x-tenant': 'org-1' };
    deepEqual((await asStranger('/api/partners', { headers })).body.partners, []);
    for (const more of [{ organizationId: 'org-1' }, { createdBy: 'user-1' }, { source: 'import' }, { version: 9 }])
      equal((await asStranger('/api/partners', { json: { ...PARTNER, ...more } })).status, 400);
  });

  it('repeats an Idempotency-Key of this one, and makes something of their own', async () => {
    const request = { json: PARTNER, headers: { 'idempotency-key': 'the same' } };
    const [ours, theirs] = [await send('/api/partners', request), await asStranger('/api/partners', request)];
    deepEqual([ours.status, theirs.status, theirs.headers.get('idempotency-replayed')], [201, 201, null]);
    ok(ours.body.partner.id !== theirs.body.partner.id);
    equal(theirs.body.partner.organizationId, 'org-2');
  });

  it('reaches no record and no secret of this one through a workflow', async () => {
    const secretOf = async (as: TestRequest, data: object) => {
      const made = await send('/api/workflows', { ...as, json: { name: 'W', stage: 'onboard' } });
      const path = `/api/workflows/${made.body.workflow.id}`;
      const nodes = [
        { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
        { id: 'n', position: { x: 0, y: 0 }, ...data },
      ];
      const json = { nodes, edges: [{ id: 'e', source: 't', target: 'n' }] };
      return { path, saved: await send(`${path}/definition`, { ...as, method: 'PUT', json }) };
    };
    const hook = (secret: object) => ({ type: 'webhook', data: { url: 'https://example.com/', ...secret } });
    const { saved } = await secretOf({}, hook({ secret: 'a-signing-secret' }));
    const { secretId } = saved.body.workflow.definition.nodes[1].data;
    equal(saved.text.includes('a-signing-secret'), false);
    equal((await secretOf({ as: STRANGER }, hook({ secretId }))).saved.status, 400);

    const partnerId = ids.get('partnerId');
    const change = { type: 'update_record', data: { entity: 'partner', id: partnerId, changes: { stage: 'pwned' } } };
    const { path } = await secretOf({ as: STRANGER }, change);
    equal((await asStranger(`${path}/status`, { json: { status: 'active' } })).status, 200);
    equal((await asStranger(`${path}/run-once`, { json: { mode: 'live', partnerId } })).status, 404);
    const run = await asStranger(`${path}/run-once`, { json: { mode: 'live' } });
    await served.settled();
    const { body } = await asStranger(`/api/workflow-runs/${run.body.run.id}`);
    equal(body.run.steps[0].error.code, 'partner-not-found');
    equal((await send(`/api/partners/${partnerId}`)).text.includes('pwned'), false);
  });
});

describe('an attacker at a partner', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  const PERSON = { userId: 'user-5', organizationId: 'org-1', role: 'partner' } as const;
  let as: TestCaller;
  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
    const made = await served.fetch('/api/partners', { json: PARTNER });
    as = { ...PERSON, partnerId: ((await made.json()) as { partner: { id: string } }).partner.id };
  });
  after(() => served.close());

  it("finds nothing of another partner's, by searching, filtering, sorting or asking for the past", async () => {
    const reads = served.routes.filter(({ method, keepsToOwnPartner }) => method === 'GET' && keepsToOwnPartner);
    ok(reads.length >= 8);
    for (const route of reads)
      for (const query of ['', 'search=sample', `partnerId=${ids.get('partnerId')}`, 'asOf=999999', 'limit=100']) {
        const answer = await served.fetch(`${pathWith(route.path, ids)}?${query}`, { as });
        const text = await answer.text();
        for (const name of ['partnerId', 'dealId', 'dealRegistrationId', 'contactId'])
          equal(text.includes(`"${ids.get(name)}"`), false, `${nameOf(route)}?${query} shows a ${name}: ${text}`);
      }
  });

  it('registers and withdraws nothing for another partner, which is answered like one that does not exist', async () => {
    const registration = { accountName: 'Globex', amount: { minor: 1, currency: 'EUR' } };
    const answered = async (path: string, json: object) => {
      const response = await served.fetch(path, { as, json });
      return [response.status, await response.text()];
    };
    const register = (partnerId: string | undefined) =>
      answered('/api/deal-registrations', { ...registration, partnerId });
    const withdraw = (id: string | undefined) => answered(`/api/deal-registrations/${id}/withdraw`, {});
    const head = await served.feed.head();
    deepEqual(await register(ids.get('partnerId')), await register('no-such-id'));
    deepEqual(await withdraw(ids.get('dealRegistrationId')), await withdraw('no-such-id'));
    equal(await served.feed.head(), head);
  });
});
