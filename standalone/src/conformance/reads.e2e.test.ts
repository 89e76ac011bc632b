import { deepEqual, equal, ok } from 'node:assert/strict';
import type { BoundRoute } from '@partneros/infra/http';
import { bodyFor, createOneOfEach, inRound, joinAsInvited, type KnownIds, pathWith } from '../testing/one-of-each.ts';
import { failingRun, keptOut, waitingBehind } from '../testing/preparations.ts';
import {
  isDetail,
  isFile,
  isQuestion,
  isSimulation,
  isStream,
  nameOf,
  parametersOf,
  pluralOf,
} from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks, chain } from '../testing/workflows-over-http.ts';

const ROUNDS = 4;
// From here on a list is paged through in one size only.
const LONG = 100;
const FAR_AHEAD = '1000000';
const HOUR = 3_600_000;

// What is no event-sourced record has no past to show: a session, the files of the outbox folder, a look ahead. A form
// has one, which is not the public's to see.
const WITHOUT_PAST = [
  '/api/ai/usage',
  '/api/auth/get-session',
  '/api/outbox/:mailId',
  '/api/public/application-forms/:slug',
  '/api/workflows/:workflowId/enrolment-preview',
];
// Figures are of now.
const isWithoutPast = (path: string) => WITHOUT_PAST.includes(path) || path.startsWith('/api/dashboards/');

// What machines write has no text to search, and the log and the outbox folder have one order.
const LACKING: Readonly<Record<string, readonly string[]>> = {
  '/api/ai/strategy/executive-summary': ['search'],
  '/api/dashboards/certification-coverage': ['search'],
  '/api/dead-letters': ['search'],
  '/api/enablement/lessons/:lessonId/versions': ['search'],
  '/api/dashboards/activity': ['search'],
  '/api/events': ['cursor', 'search', 'sort'],
  '/api/outbox': ['search', 'sort'],
  '/api/partner-imports': ['search'],
  '/api/partners/:partnerId/history': ['search'],
  '/api/workflow-run-batches': ['search'],
  '/api/workflow-runs': ['search'],
  '/api/upcoming': ['search', 'sort'],
  '/api/workflows/:workflowId/migration-preview': ['search'],
  '/api/workflows/:workflowId/runs': ['search'],
  '/api/workflows/:workflowId/skipped-enrolments': ['search'],
  '/api/workflows/:workflowId/versions': ['search'],
};

type Row = Readonly<Record<string, unknown>>;
type Body = Readonly<Record<string, unknown>>;

describe('every GET', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  let gets: readonly BoundRoute[];
  let lists: readonly (readonly [route: BoundRoute, plural: string])[];
  let details: readonly BoundRoute[];

  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
    // A document about the API is no record of anything, and a simulation is kept beside the log.
    gets = served.routes.filter(
      (route) =>
        route.method === 'GET' &&
        route.tag !== 'Documentation' &&
        ![isSimulation, isQuestion, isStream, isFile].some((is) => is(route)),
    );
    details = gets.filter(isDetail);
    lists = gets.flatMap((route) => {
      const plural = pluralOf(route);
      return plural === undefined ? [] : [[route, plural] as const];
    });
  });

  after(() => served.close());

  const urlOf = (route: BoundRoute, query: Readonly<Record<string, string>> = {}, of = ids) =>
    `${pathWith(route.path, of)}?${new URLSearchParams(query)}`;

  const read = async (route: BoundRoute, query: Readonly<Record<string, string>> = {}, of = ids): Promise<Body> => {
    const response = await served.fetch(urlOf(route, query, of));
    const body = (await response.json()) as Body;
    equal(response.status, 200, `${urlOf(route, query, of)} answered ${response.status} ${JSON.stringify(body)}`);
    return body;
  };

  const wholeList = async (
    route: BoundRoute,
    plural: string,
    query: Readonly<Record<string, string>>,
    limit: number,
  ) => {
    const cursorName = parametersOf(route).has('cursor') ? 'cursor' : 'after';
    const rows: Row[] = [];
    let cursor: unknown;
    do {
      const page = await read(route, {
        ...query,
        limit: String(limit),
        ...(typeof cursor === 'string' && { [cursorName]: cursor }),
      });
      const found = page[plural] as readonly Row[];
      ok(found.length <= limit, `${nameOf(route)} gave ${found.length} rows for limit ${limit}`);
      rows.push(...found);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  };

  const rowsOf = async (route: BoundRoute, plural: string, query: Readonly<Record<string, string>> = {}) =>
    (await read(route, query))[plural] as readonly Row[];

  it('answers a resource as of its creation, whatever happened since, and 404 from before', async () => {
    const resources = details.filter(({ path }) => !isWithoutPast(path));
    const changed = await createOneOfEach(served, 50);
    const position = String(await served.feed.head());
    const time = served.clock.now();
    const created = await Promise.all(resources.map((route) => read(route, {}, changed)));

    served.clock.advance(HOUR);
    for (const route of served.routes.filter(({ method, path }) => method !== 'GET' && path.includes(':'))) {
      const json = route.body === undefined ? {} : inRound(51, bodyFor(route, changed));
      await served.fetch(pathWith(route.path, changed), { method: route.method, json });
    }
    await served.settled();

    for (const [index, route] of resources.entries()) {
      for (const asOf of [position, time]) {
        const then = await read(route, { asOf }, changed);
        deepEqual(then, asFarAs(then, created[index]), `${nameOf(route)} as of ${asOf}`);
      }
      const before = new Date(Date.parse(time) - 1).toISOString();
      for (const asOf of ['0', before])
        equal((await served.fetch(urlOf(route, { asOf }, changed))).status, 404, nameOf(route));
      for (const asOf of ['x', '-1', '2026-02-30T00:00:00Z', '']) {
        const { status } = await served.fetch(urlOf(route, { asOf }));
        equal(status, 400, `${nameOf(route)} as of ${asOf}`);
      }
    }
    ok(resources.length >= 8, 'too few resources to mean anything');
  });

  it('answers HEAD like GET without a body, and 304 to who has the version already', async () => {
    let versioned = 0;
    for (const route of gets) {
      const get = await served.fetch(urlOf(route));
      const length = Buffer.byteLength(await get.text());
      const head = await served.fetch(urlOf(route), { method: 'HEAD' });
      equal(head.status, get.status, nameOf(route));
      equal(head.headers.get('content-length'), String(length), nameOf(route));
      equal(head.headers.get('etag'), get.headers.get('etag'), nameOf(route));
      equal(await head.text(), '');

      const etag = get.headers.get('etag');
      if (etag === null) continue;
      versioned += 1;
      for (const sent of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
        const same = await served.fetch(urlOf(route), { headers: { 'if-none-match': sent } });
        equal(same.status, 304, `${nameOf(route)} ${sent}`);
        equal(same.headers.get('etag'), etag);
      }
      const other = await served.fetch(urlOf(route), { headers: { 'if-none-match': '"0"' } });
      equal(other.status, 200, nameOf(route));
    }
    ok(versioned >= 7, 'too few resources with a version');
  });

  it('refuses a position that is not here yet with 503 in about two seconds', async () => {
    const started = Date.now();
    await Promise.all(
      gets.map(async (route) => {
        const response = await served.fetch(urlOf(route, { atLeast: FAR_AHEAD }));
        const { code } = (await response.json()) as { code?: string };
        deepEqual([response.status, code], [503, 'projection_behind'], nameOf(route));
        equal(response.headers.get('retry-after'), '1', nameOf(route));
      }),
    );
    ok(Date.now() - started < 4_000);
  });

  it('shows at once what was just acknowledged, to who asks with its position', async () => {
    const top = lists.filter(([{ path }]) => !path.includes(':'));
    // What is 202 has only begun.
    const creations = served.routes.filter(({ answers, access }) => answers.status === 201 && access !== 'public');
    for (const route of creations) {
      const json = inRound(90, bodyFor(route, ids));
      const response = await served.fetch(pathWith(route.path, ids), { json });
      const [made] = Object.values((await response.json()) as Readonly<Record<string, Row>>);
      const atLeast = response.headers.get('x-event-position');
      if (atLeast === null || typeof made?.id !== 'string') continue;
      const found = await Promise.all(
        top.map(async ([list, plural]) => {
          const limit = parametersOf(list).has('limit') ? { limit: '100' } : {};
          return JSON.stringify(await rowsOf(list, plural, { atLeast, ...limit }));
        }),
      );
      ok(
        found.some((rows) => rows.includes(`"${made.id}"`)),
        `${nameOf(route)}: in no list at position ${atLeast}`,
      );
    }
  });

  it('names a parameter that it does not know, or that makes no sense', async () => {
    for (const route of served.routes) {
      const url = `${pathWith(route.path, ids)}?nonsense=1`;
      const method = route.method === 'GET' ? {} : { method: route.method, json: {} };
      const response = await served.fetch(url, method);
      const { details: wrong = [] } = (await response.json()) as { details?: string[] };
      equal(response.status, 400, nameOf(route));
      ok(wrong.includes('query.nonsense: unknown parameter'), `${nameOf(route)}: ${wrong}`);
    }
    for (const route of gets)
      for (const [name, values] of parametersOf(route)) {
        if (values === undefined && !['limit', 'cursor', 'atLeast'].includes(name)) continue;
        const response = await served.fetch(urlOf(route, { [name]: 'no such value' }));
        const { details: wrong = [] } = (await response.json()) as { details?: string[] };
        equal(response.status, 400, `${nameOf(route)} ${name}`);
        ok(wrong[0]?.startsWith(`query.${name}: `), `${nameOf(route)} ${name}: ${wrong}`);
      }
  });

  describe('of a list', () => {
    let paged: readonly (readonly [route: BoundRoute, plural: string])[];

    before(async () => {
      for (let failures = 0; failures < 3; failures += 1) {
        served.clock.advance(HOUR);
        await failingRun(served, ids, 0);
      }
      await waitingBehind(served, ids);
      await keptOut(served, ids);
      for (let round = 1; round < ROUNDS; round += 1) {
        served.clock.advance(HOUR);
        const made = await createOneOfEach(served, round);
        await joinAsInvited(served, round, made);
        await served.fetch(`/api/workflows/${ids.get('workflowId')}/run-once`, { json: { mode: 'live' } });
      }
      // Something has to be about to happen: the contracts of all rounds come up for renewal.
      await asks(served).activate(
        chain({ trigger: 'contract_renewal_approaching' }, { type: 'create_task', data: { title: 'Renew' } }),
      );
      await served.settled();
      paged = lists.filter(([route]) => parametersOf(route).has('limit'));
    });

    it('pages through everything without gap or repeat, in every order and both ways', async () => {
      for (const [route, plural] of paged) {
        for (const sort of parametersOf(route).get('sort') ?? [undefined]) {
          const order = sort === undefined ? {} : { sort };
          const whole = await wholeList(route, plural, order, 100);
          equal(new Set(whole.map((row) => JSON.stringify(row))).size, whole.length, `${nameOf(route)} repeats rows`);
          for (const limit of whole.length > LONG ? [3] : [1, 2, 3]) {
            deepEqual(
              await wholeList(route, plural, order, limit),
              whole,
              `${nameOf(route)} by ${sort} in pages of ${limit}`,
            );
          }
          if (sort?.startsWith('-')) {
            const upwards = await wholeList(route, plural, { sort: sort.slice(1) }, 100);
            deepEqual(upwards.toReversed(), whole, `${nameOf(route)} by ${sort} is not the other way round`);
          }
        }
      }
    }).timeout(60_000);

    it('has enough rows for that to mean something', async () => {
      for (const [route, plural] of paged) {
        const rows = await rowsOf(route, plural, { limit: '100' });
        ok(rows.length >= 2, `${nameOf(route)} has ${rows.length} rows`);
      }
    });

    it('finds nothing where nothing is to be found, and by a closed filter only what matches', async () => {
      for (const [route, plural] of lists)
        for (const [name, values] of parametersOf(route)) {
          if (name === 'search') deepEqual(await rowsOf(route, plural, { search: 'no such thing' }), [], nameOf(route));
          if (name === 'sort' || values === undefined) continue;
          for (const value of values) {
            const rows = await rowsOf(route, plural, { [name]: value });
            for (const row of rows)
              if (name in row && typeof row[name] !== 'object')
                equal(String(row[name]), value, `${nameOf(route)} with ${name}=${value}`);
          }
        }
    });

    it('takes what every list takes', () => {
      const lacking = lists
        .filter(([route]) => !route.path.startsWith('/api/workflow-pickers/'))
        .flatMap(([route]) =>
          ['limit', 'cursor', 'sort', 'search', 'atLeast']
            .filter((name) => !parametersOf(route).has(name) && !LACKING[route.path]?.includes(name))
            .map((name) => `${nameOf(route)} has no ${name}`),
        );
      deepEqual(lacking, []);
    });
  });
});

/** Of a resource, the fields that an earlier view of it has. */
const asFarAs = (view: unknown, whole: unknown): unknown => {
  if (typeof view !== 'object' || view === null || Array.isArray(view)) return whole;
  return Object.fromEntries(
    Object.keys(view).map((key) => [key, asFarAs((view as Body)[key], (whole as Body)?.[key])]),
  );
};
