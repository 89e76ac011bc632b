import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { asyncApi } from './async-api.ts';

let document: object | undefined;

export const getAsyncApiRoute = queryRoute({
  method: 'GET',
  path: '/api/asyncapi.json',
  tag: 'Documentation',
  summary: 'The AsyncAPI document: what the integration feed publishes',
  access: 'public',
  answers: { status: 200, body: z.looseObject({ asyncapi: z.string() }) },
  handle: () => {
    document ??= asyncApi();
    return { body: document };
  },
});
