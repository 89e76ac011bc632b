import { deepEqual, equal } from 'node:assert/strict';
import type { BoundRoute } from '@partneros/infra/http';
import { bodyFor, createOneOfEach, type KnownIds, pathWith } from '../testing/one-of-each.ts';
import { nameOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://sibling.partners.example.com' },
  { origin: 'https://partners.example.com@evil.example' },
  { origin: 'https://partners.example.com, https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
];
const FORMS = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];

describe('a page of another site', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
  });
  after(() => served.close());

  const isOpen = ({ openToOtherSites }: BoundRoute) => openToOtherSites === true;
  const changes = () => served.routes.filter((route) => route.method !== 'GET' && !isOpen(route));
  const jsonFor = (route: BoundRoute) => (route.body === undefined ? {} : { json: bodyFor(route, ids) });

  it('changes nothing with the cookie of its visitor, whatever it says of itself', async () => {
    const head = await served.feed.head();
    // All of them on one route, and on each route some.
    for (const [index, route] of changes().entries())
      for (const headers of FOREIGN.filter((_, which) => index === 0 || which % 4 === index % 4)) {
        const request = { method: route.method, headers, ...jsonFor(route) };
        const { status } = await served.fetch(pathWith(route.path, ids), request);
        equal(status, 403, `${nameOf(route)} with ${JSON.stringify(headers)}`);
      }
    equal(await served.feed.head(), head);
  });

  it('changes nothing by a form whose text is JSON', async () => {
    const head = await served.feed.head();
    for (const route of changes().filter(({ body }) => body !== undefined))
      for (const type of FORMS) {
        const body = Buffer.from(JSON.stringify(bodyFor(route, ids)));
        const request = { method: route.method, body, headers: { 'content-type': type } };
        const { status } = await served.fetch(pathWith(route.path, ids), request);
        equal(status, route.upload === undefined ? 415 : 400, `${nameOf(route)} as ${type}`);
      }
    equal(await served.feed.head(), head);
  });

  it('changes nothing by a GET, with or without another method in a header', async () => {
    const head = await served.feed.head();
    for (const route of served.routes.filter(({ method }) => method === 'GET'))
      for (const headers of [{}, { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }])
        await served.fetch(pathWith(route.path, ids), { headers });
    equal(await served.feed.head(), head);
  });

  it('reaches what applicants need, and nothing else', () => {
    deepEqual(served.routes.filter(isOpen).map(nameOf), [
      'POST /api/partners/applications/submit',
      'GET /api/public/application-forms/:slug',
      'GET /api/files/public/:organizationId/:fileId',
    ]);
  });

  it('applies in the name of nobody, whoever visits it', async () => {
    const route = served.routes.find(({ path }) => path === '/api/partners/applications/submit');
    const head = await served.feed.head();
    const body = JSON.parse(JSON.stringify(route && bodyFor(route, ids)).replace('gavin@', 'gavin.b@'));
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const response = await served.fetch('/api/partners/applications/submit', { json: body, headers });
    equal(response.status, 200);
    equal(response.headers.get('access-control-allow-credentials'), null);
    equal(response.headers.get('set-cookie'), null);
    for (const { metadata } of await served.feed.read(head, 10))
      if (metadata.causationId === undefined) deepEqual(metadata.actor, { type: 'public', id: 'public' });
  });

  it('is told by no header that it may read an answer', async () => {
    const origin = 'https://evil.example';
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await served.fetch('/api/partners', { method, headers: { origin } });
      equal(headers.get('access-control-allow-origin'), null);
      equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    }
  });
});
