import { deepEqual, equal, match } from 'node:assert/strict';
import { createOneOfEach } from '../testing/one-of-each.ts';
import { nameOf, parametersOf, pluralOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const SORTS = ['$where', 'name;drop table', 'organization_id', '-', '--name', 'constructor', 'name,createdAt', ''];
const QUERIES = ['sort[$ne]=1', 'limit[$gt]=', 'where={"$ne":1}', 'limit=1e9', 'limit=-1', 'limit=NaN', '__proto__=1'];
const REPEATED = ['limit=1&limit=2', 'cursor=a&cursor=b'];
const CURSORS: readonly unknown[] = [
  'text',
  [],
  ['name', 'asc', { $gt: '' }, 'x'],
  ['name', 'asc', 'x', { $gt: '' }],
  ['name', 'asc; drop', 'x', 'x'],
  ["name' OR 1=1 --", 'asc', 'x', 'x'],
  ['__proto__', 'asc', 'x', 'x'],
  null,
];
const OPERATORS = [
  '"',
  '""',
  "'",
  '*',
  'AND',
  'a OR b',
  'NOT a',
  'NEAR(a b)',
  'sam*',
  '-x',
  '^a',
  '(',
  '{',
  'row:a',
  '%',
  '\\',
];

describe('an attacker of queries and templates', () => {
  let served: ServedEverything;
  before(async () => {
    served = await serveEverything();
    await createOneOfEach(served);
  });
  after(() => served.close());

  const lists = () => served.routes.filter((route) => pluralOf(route) !== undefined && !route.path.includes(':'));
  const read = async (path: string) => {
    const response = await served.fetch(path);
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
    return { status: response.status, body: (await response.json()) as any };
  };

  it('sorts, filters and pages by nothing that a list does not declare', async () => {
    // All of it on one list, and on each list some.
    for (const [index, route] of lists().entries()) {
      const takes = parametersOf(route);
      const tried = [
        ...QUERIES,
        ...REPEATED.filter((query) => takes.has(query.split('=')[0] ?? '')),
        ...(takes.has('sort') ? SORTS.map((sort) => `sort=${encodeURIComponent(sort)}`) : []),
        ...(takes.has('cursor')
          ? CURSORS.map((parts) => `cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`)
          : []),
        `cursor=${'A'.repeat(1_025)}`,
        'cursor=%00',
      ];
      for (const query of tried.filter((_, which) => index === 0 || which % 4 === index % 4))
        equal((await read(`${route.path}?${query}`)).status, 400, `${nameOf(route)}?${query.slice(0, 80)}`);
    }
  });

  it('searches for text, whatever it means to the store', async () => {
    const searched = lists().filter((list) => parametersOf(list).has('search'));
    for (const [index, route] of searched.entries())
      for (const search of OPERATORS.filter((_, which) => index === 0 || which % 4 === index % 4)) {
        const { status, body } = await read(`${route.path}?search=${encodeURIComponent(search)}`);
        equal(status, 200, `${nameOf(route)} for ${search}`);
        deepEqual(body[pluralOf(route) ?? ''], [], `${nameOf(route)} for ${search}`);
      }
  });

  it('puts the last of two fields of one name in, as every JSON parser does, and no third meaning', async () => {
    const contact = '"primaryContact":{"firstName":"A","lastName":"B","email":"a@b.example"}';
    const response = await served.fetch('/api/partners', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"name":"first",${contact},"name":"second"}`,
    });
    const { partner } = (await response.json()) as { partner: { name: string } };
    equal(partner.name, 'second');
  });

  it('reaches by a template no code, no header and no recipient', async () => {
    const name = "{{constructor.constructor('return process')()}} {{manager.email}} <%= 7 %> <!channel>";
    const description = 'one\r\nBcc: evil@evil.example\r\n\r\nbody\u2028two';
    const post = async (path: string, json: object, method = 'POST') =>
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      (await (await served.fetch(path, { json, method })).json()) as any;
    const { partner } = await post('/api/partners', {
      name,
      description,
      primaryContact: { firstName: 'A', lastName: 'B', email: 'a@b.example' },
    });
    const node = (id: string, data: object) => ({ id, type: 'send_email', position: { x: 0, y: 0 }, data });
    const { workflow } = await post('/api/workflows', { name: 'W', stage: 'onboard' });
    const path = `/api/workflows/${workflow.id}`;
    const save = (...nodes: readonly ReturnType<typeof node>[]) =>
      post(
        `${path}/definition`,
        {
          nodes: [{ id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } }, ...nodes],
          edges: nodes.map(({ id }) => ({ id: `e-${id}`, source: 't', target: id })),
        },
        'PUT',
      );
    const activate = () => post(`${path}/status`, { status: 'active' });

    await save(node('a', { to: 'x@y.example', subject: 's', body: '{{partner.constructor}} {{__proto__}} {{a b}}' }));
    match(JSON.stringify((await activate()).details), /leads to no data.*leads to no data.*is not a path/);

    await save(
      node('a', { to: 'x@y.example', subject: '{{partner.description}}', body: '{{partner.name}}' }),
      node('b', { to: 'x@y.example, {{partner.description}}', subject: 's', body: 'b' }),
    );
    equal((await activate()).workflow.status, 'active');
    await post(`${path}/run-once`, { mode: 'live', partnerId: partner.id });
    await served.settled();
    const mails = served.effects.recorded.flatMap((call) => (call.kind === 'email' ? [call.effect] : []));
    deepEqual(
      mails.slice(-1).map(({ to, subject, text }) => ({ to, subject, text })),
      [{ to: ['x@y.example'], subject: 'one Bcc: evil@evil.example body two', text: name }],
    );
  });
});
