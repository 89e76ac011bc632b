import { AppendUnknown, InvalidCursor, Unavailable } from '@partneros/domain';
import { z } from 'zod';
import { problem } from './problem.ts';
import { defineRoute } from './route.ts';

const route = defineRoute<undefined>();
const answers = { status: 200, body: z.object({}) };

const createThing = route({
  method: 'POST',
  path: '/api/things',
  tag: 'Things',
  summary: 'Make a thing',
  access: 'partners:write',
  body: z.strictObject({ name: z.string(), size: z.number().optional() }),
  maxBodyBytes: 200,
  answers,
  handle: ({ body, requestId, idempotencyKey, target, caller }) => ({
    status: 201,
    body: { thing: body, requestId, idempotencyKey, target, userId: caller.userId },
    version: 1,
    position: 7n,
    replayed: idempotencyKey !== undefined,
    cookies: ['a=1; HttpOnly', 'b=2'],
  }),
});

const readThing = route({
  method: 'GET',
  path: '/api/things/:thingId',
  tag: 'Things',
  summary: 'Read a thing',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ thingId: z.string() }),
  answers,
  handle: ({ params, caller }) =>
    params.thingId === 'none'
      ? problem(404, 'not_found', 'Not found.')
      : { body: { id: params.thingId, partnerId: caller.partnerId ?? null }, version: 3 },
});

const touchThing = route({
  method: 'POST',
  path: '/api/things/:thingId/touch',
  tag: 'Things',
  summary: 'Touch a thing',
  access: 'deals:submit',
  answers,
  handle: ({ ifMatch }) => ({ body: { ifMatch: ifMatch ?? null } }),
});

const mine = route({
  method: 'GET',
  path: '/api/things/mine',
  tag: 'Things',
  summary: 'Read my things',
  access: 'session',
  answers,
  handle: ({ caller }) => ({ body: { userId: caller.userId } }),
});

const fail = route({
  method: 'GET',
  path: '/api/auth/fail',
  tag: 'Things',
  summary: 'Fail',
  access: 'public',
  query: z.strictObject({ how: z.enum(['throw', 'problem', 'unknown', 'unavailable', 'cursor']) }),
  answers,
  handle: ({ query }) => {
    if (query.how === 'throw') throw new Error('secret inside');
    if (query.how === 'unknown') throw new AppendUnknown('no answer');
    if (query.how === 'unavailable') throw new Unavailable('no answer');
    if (query.how === 'cursor') throw new InvalidCursor('not ours');
    return problem(401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password');
  },
});

/** Routes of every kind, for tests of the way of a request. */
export const thingRoutes = [createThing, readThing, touchThing, mine, fail];
