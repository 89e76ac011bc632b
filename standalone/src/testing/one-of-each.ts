import type { BoundRoute } from '@partneros/infra/http';
import { sampleOf } from './sample-of.ts';
import { OUTBOX_MAIL, type ServedEverything } from './serve-everything.ts';

/** Ids by the name that path parameters and body fields have for them: `partnerId`, `runId`, … */
export type KnownIds = ReadonlyMap<string, string>;

const FIRST = ['/api/partners', '/api/enablement/trainings', '/api/deal-registrations'];

// Only a published training is assigned.
const PUBLISHED = { isPublished: true };
// A partner's contacts have an address each.
const SECOND_CONTACT = { email: 'grace@acme.example' };

const MANUAL_TASK = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
    { id: 'task', type: 'create_task', position: { x: 0, y: 0 }, data: { title: 'Call' } },
  ],
  edges: [{ id: 'e1', source: 'trigger', target: 'task' }],
};

/** Creates one of everything that the API can create, as the usual caller, and answers what it is called. */
export const createOneOfEach = async (served: ServedEverything): Promise<KnownIds> => {
  const ids = new Map([['mailId', OUTBOX_MAIL.id]]);
  const post = async (path: string, json: unknown, method = 'POST') => {
    const response = await served.fetch(path, { json, method });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${JSON.stringify(body)}`);
    collect(body, ids);
    await served.settled();
  };

  for (const route of creations(served.routes)) {
    const sample = {
      ...(sampleOf(route.body ?? never()) as object),
      ...(route.path === '/api/enablement/trainings' && PUBLISHED),
    };
    await post(route.path, withIds(sample, ids));
  }
  const nested = served.routes.filter((route) => route.answers.status === 201 && route.path.includes(':'));
  for (const route of nested) {
    const another = {
      ...(sampleOf(route.body ?? never()) as object),
      ...(route.path.endsWith('/contacts') && SECOND_CONTACT),
    };
    await post(pathWith(route.path, ids), withIds(another, ids));
  }

  const workflow = `/api/workflows/${ids.get('workflowId')}`;
  await post(`${workflow}/definition`, MANUAL_TASK, 'PUT');
  await post(`${workflow}/status`, { status: 'active' });
  await post(`${workflow}/run-once`, { mode: 'live' });
  return ids;
};

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
    .filter(({ access }) => access !== 'public' && access !== 'session')
    .toSorted((a, b) => rank(a) - rank(b));

const rank = ({ path }: BoundRoute) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);

// `{ partner: { id } }` names a partnerId, `{ contact: { contactId } }` names itself.
const collect = (body: unknown, ids: Map<string, string>): void => {
  if (typeof body !== 'object' || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'string' && key.endsWith('Id') && !ids.has(key)) ids.set(key, value);
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(body) && 'id' in value && typeof value.id === 'string' && !ids.has(`${key}Id`))
      ids.set(`${key}Id`, value.id);
    collect(value, ids);
  }
};

const never = (why = 'a creation has a body'): never => {
  throw new Error(why);
};
