import { deepEqual, equal, ok } from 'node:assert/strict';
import type { BoundRoute } from '@partneros/infra/http';
import type { TestRequest } from '@partneros/infra/testing';
import { bodyFor, createOneOfEach, inRound, pathWith } from '../testing/one-of-each.ts';
import { PREPARATIONS } from '../testing/preparations.ts';
import { isCreation, isGeneration, isSimulation, isTold, nameOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const AT_ONCE = 20;
const STALE = '"999"';

// Sessions and passwords are no resources; accepting is a command on the invitation.
const isCommand = ({ method, access, path, tag, answers }: BoundRoute): boolean =>
  method !== 'GET' &&
  !isSimulation({ tag }) &&
  !isGeneration({ answers }) &&
  ((access !== 'public' && access !== 'session' && !access.endsWith(':read')) ||
    path === '/api/auth/organization/accept-invitation');

describe('every command', () => {
  let served: ServedEverything;
  let rounds = 0;

  before(async () => {
    served = await serveEverything();
  });

  after(() => served.close());

  // Of everything a new one, so that whatever the commands before have done is done to others. Even rounds bear the same
  // names, and the body of a command others: so there is something to change.
  const prepare = async (route: BoundRoute) => {
    rounds += 2;
    const fresh = await createOneOfEach(served, rounds);
    const { ids = [], body = {}, as } = (await PREPARATIONS[nameOf(route)]?.(served, fresh, rounds)) ?? {};
    await served.settled();
    const known = new Map([...fresh, ...ids]);
    const json = route.body === undefined ? undefined : { ...inRound(rounds + 1, bodyFor(route, known)), ...body };
    const path = pathWith(route.path, known);
    return {
      json,
      send: async (headers: Readonly<Record<string, string>>, sent: unknown = json) => {
        const caller = route.access === 'public' ? ({ as: 'nobody' } as const) : as && { as };
        const request: TestRequest = {
          method: route.method,
          headers,
          ...caller,
          ...(sent !== undefined && { json: sent }),
        };
        const response = await served.fetch(path, request);
        const answer = (await response.json()) as { code?: string; details?: string[] };
        return { status: response.status, headers: response.headers, body: answer, text: JSON.stringify(answer) };
      },
    };
  };

  const recordedAfter = (position: bigint) => served.feed.read(position, 10_000);

  it('on something that exists honours If-Match, and answers with version, ETag and position', async () => {
    const routes = served.routes.filter((route) => isCommand(route) && !isCreation(route));
    for (const route of routes) {
      const name = nameOf(route);
      const { send } = await prepare(route);
      const before = await served.feed.head();
      const stale = await send({ 'if-match': STALE });
      deepEqual([stale.status, stale.body.code], [409, 'version_conflict'], `${name}: ${stale.text}`);
      equal(await served.feed.head(), before, `${name} left events`);
      const version = Number(/The current version is (\d+)\./.exec(stale.body.details?.[0] ?? '')?.[1]);
      const malformed = await send({ 'if-match': '3' });
      deepEqual([malformed.status, malformed.body.code], [400, 'invalid_request'], name);

      const headers = {
        'if-match': `"${version}"`,
        'x-request-id': `request-${rounds}`,
        'idempotency-key': `k${rounds}`,
      };
      const done = await send(headers);
      equal(done.status, route.answers.status, `${name}: ${done.text}`);
      ok(Number(done.headers.get('etag')?.slice(1, -1)) > version, `${name} answers ETag ${done.headers.get('etag')}`);
      equal(done.headers.get('x-request-id'), `request-${rounds}`, name);
      const events = await recordedAfter(before);
      ok(events.length > 0, `${name} changed nothing`);
      ok(
        events.some(({ position }) => String(position) === done.headers.get('x-event-position')),
        `${name} answers position ${done.headers.get('x-event-position')}`,
      );
      await served.settled();
      for (const { type, metadata } of await recordedAfter(before))
        equal(metadata.correlationId, `request-${rounds}`, `${name}: ${type}`);

      const again = await send(headers);
      deepEqual([again.status, again.body], [done.status, done.body], `${name} again`);
      equal(again.headers.get('idempotency-replayed'), 'true', name);
      const late = await send({ 'if-match': `"${version}"` });
      ok([404, 409].includes(late.status), `${name} with the version of before: ${late.status} ${late.text}`);

      const nothingNew = await send({});
      if (nothingNew.status >= 400) continue;
      ok(nothingNew.headers.get('x-event-position'), `${name} answers no position when it does nothing new`);
      ok(nothingNew.headers.get('etag'), `${name} answers no ETag when it does nothing new`);
      equal(nothingNew.headers.get('idempotency-replayed'), null, name);
    }
    ok(routes.length > 30);
  }).timeout(120_000);

  it('that creates does so once for one Idempotency-Key, however often and fast it comes', async () => {
    const routes = served.routes.filter((route) => isCreation(route) && !isSimulation(route));
    for (const route of routes) {
      const name = nameOf(route);
      const { json, send } = await prepare(route);
      const key = { 'idempotency-key': `created-${rounds}` };
      const before = await served.feed.head();
      const mails = served.effects.recorded.length;
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => send({ ...key, 'x-request-id': `at-once-${rounds}-${index}` })),
      );
      for (const { status, text } of answers) {
        equal(status, route.answers.status, `${name}: ${text}`);
        equal(text, answers[0]?.text, name);
      }
      const firsts = answers.filter(({ headers }) => headers.get('idempotency-replayed') !== 'true');
      equal(firsts.length, 1, `${name}: ${firsts.length} of ${AT_ONCE} say that they were the first`);
      ok(answers[0]?.headers.get('x-event-position'), `${name} answers no position`);

      await served.settled();
      const effects = (await recordedAfter(before)).map(
        ({ type, stream, data }) => `${type} ${stream} ${JSON.stringify(data)}`,
      );
      ok(effects.length > 0, `${name} recorded nothing`);
      equal(new Set(effects).size, effects.length, `${name} had its effect twice: ${effects}`);
      ok(served.effects.recorded.length - mails <= 1, `${name} sent more than one mail`);

      const head = await served.feed.head();
      const again = await send(key);
      deepEqual([again.status, again.text], [answers[0]?.status, answers[0]?.text], `${name} again`);
      equal(again.headers.get('idempotency-replayed'), 'true', name);
      const reused = await send(key, otherThan(json));
      deepEqual([reused.status, reused.body.code], [409, 'idempotency_key_reuse'], `${name}: ${reused.text}`);
      equal(await served.feed.head(), head, `${name} left events`);
      for (const unfit of ['', 'x'.repeat(256)]) {
        const refused = await send({ 'idempotency-key': unfit });
        equal(refused.status, 400, `${name} with a key of ${unfit.length}`);
      }
    }
    ok(routes.length > 12);
  }).timeout(120_000);

  it('names a field that nobody asked for', async () => {
    rounds += 2;
    const ids = await createOneOfEach(served, rounds);
    for (const route of served.routes.filter((one) => one.method !== 'GET' && !isTold(one))) {
      const usual = route.body === undefined ? {} : bodyFor(route, ids);
      const json = { ...usual, nonsense: 1 };
      const response = await served.fetch(pathWith(route.path, ids), { method: route.method, json });
      const { details } = (await response.json()) as { details?: string[] };
      equal(response.status, 400, nameOf(route));
      ok(details?.includes('body.nonsense: unknown field'), `${nameOf(route)}: ${details}`);
    }
  });
});

// Another body that a route would take as well.
const otherThan = (json: unknown): unknown => {
  const text = JSON.stringify(json);
  const other = text
    .replace(/"(Sample|Étude)"/, '"Other"')
    .replace('Initech', 'Hooli')
    .replace(/(Partners|Selling|Gold) (of|for)/, 'Another $2')
    .replace('grace@', 'gracia@');
  if (other !== text) return JSON.parse(other);
  const { email, trainingId, partnerId, toVersion } = json as Readonly<Record<string, unknown>>;
  if (email !== undefined) return { ...(json as object), email: `other.${email}` };
  if (typeof toVersion === 'number') return { ...(json as object), toVersion: toVersion + 1 };
  if (trainingId !== undefined) return { ...(json as object), trainingId: 'another' };
  return { ...(json as object), partnerId: partnerId === null ? 'another' : null };
};
