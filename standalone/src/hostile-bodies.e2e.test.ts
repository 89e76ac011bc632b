import { equal, match, ok } from 'node:assert/strict';
import type { BoundRoute } from '@partneros/infra/http';
import { takes } from './testing/form-of.ts';
import { bodyFor, createOneOfEach, type KnownIds, pathWith } from './testing/one-of-each.ts';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

const WRONG: Readonly<Record<string, unknown>> = {
  'a number': 4.5,
  'a negative number': -1,
  'a text': 'x',
  'an empty text': '',
  'a huge text': 'x'.repeat(60_000),
  NUL: 'a\u0000b',
  'line ends': 'a\r\nBcc: x@example.com',
  'a lone surrogate': '\ud800',
  'a boolean': true,
  null: null,
  'an object': {},
  'an operator': { $ne: null },
  'another operator': { $gt: '' },
  'a list': [],
  'a list of lists': [[[]]],
};

describe('every field of every body', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  let tried = 0;

  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
  });

  after(() => served.close());

  const bodies = () => served.routes.filter((route) => route.body !== undefined && route.method !== 'DELETE');

  // A value that the schema takes is no attack; whatever it refuses is refused before anything is written.
  const attack = async (route: BoundRoute, json: unknown, what: string) => {
    tried += 1;
    const head = await served.feed.head();
    const response = await served.fetch(pathWith(route.path, ids), { method: route.method, json });
    const text = await response.text();
    const name = `${route.method} ${route.path} with ${what} answered ${response.status} ${text.slice(0, 300)}`;
    ok(response.status < 500, name);
    if (response.ok) await served.settled();
    // A form is UTF-8, which has no half characters.
    if (takes(route, json) && (!/NUL|surrogate|__proto__/.test(what) || (route.upload && /surrogate/.test(what))))
      return;
    ok(response.status >= 400, name);
    const body = JSON.parse(text) as { error?: unknown; code?: unknown };
    equal(typeof body.error, 'string', name);
    match(String(body.code), /^[a-zA-Z_]+$/, name);
    equal(await served.feed.head(), head, `${name}, and left events`);
  };

  const sample = (route: BoundRoute) => bodyFor(route, ids);

  it('refuses a wrong type, an empty or endless text, control characters and operators', async () => {
    for (const route of bodies())
      for (const field of Object.keys(sample(route)))
        for (const [what, value] of Object.entries(WRONG))
          await attack(route, { ...sample(route), [field]: value }, `${field} being ${what}`);
  }).timeout(60_000);

  it('refuses a required field that is missing, and a field nobody asked for', async () => {
    for (const route of bodies()) {
      for (const field of Object.keys(sample(route))) {
        const { [field]: _left, ...rest } = sample(route);
        await attack(route, rest, `${field} missing`);
      }
      for (const field of ['organizationId', 'role', 'version', '$where', 'constructor', ''])
        if (!(field in sample(route))) await attack(route, { ...sample(route), [field]: 'x' }, `a field ${field}`);
      await attack(route, JSON.parse('{"__proto__":{"role":"owner"}}'), '__proto__');
    }
  }).timeout(60_000);

  it('refuses what is not an object at all', async () => {
    for (const route of bodies())
      for (const body of [null, [], 'x', 7, true]) await attack(route, body, JSON.stringify(body));
    ok(tried > 1_000, `only ${tried} bodies were tried`);
  }).timeout(60_000);
});
