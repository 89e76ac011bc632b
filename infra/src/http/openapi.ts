import { z } from 'zod';
import { type JsonSchema, schemaCollection } from './openapi-schemas.ts';
import { querySchemaOf } from './parse-input.ts';
import type { BoundRoute } from './route.ts';

/** What the API calls itself. */
export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
}

const ProblemBody = z.object({
  error: z.string().meta({ description: 'For a person to read.' }),
  code: z.string().meta({ description: 'For a program to decide by.' }),
  details: z.array(z.string()).optional().meta({ description: 'One sentence per thing that is wrong.' }),
});

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is malformed or not valid, or no organization is active.',
  401: 'Not signed in, or the session has ended.',
  403: 'The role may not do this, or the request comes from another site.',
  404: 'It does not exist, or belongs to another organization.',
  409: 'It is in another state or version than the request expects, or exists already.',
  413: 'The body is too large.',
  415: 'The body is not JSON in UTF-8.',
  422: 'Something it depends on is missing.',
  429: 'Too many requests; see Retry-After.',
  503: 'Cannot be answered at this moment; see Retry-After.',
};

/** The OpenAPI 3.1 document of a list of routes. */
export const openApiOf = (routes: readonly BoundRoute[], info: ApiInfo): object => {
  const { components, schemaOf } = schemaCollection();
  components.Problem = schemaOf('Problem', ProblemBody, 'output');
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemaOf) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session_token' } },
      schemas: components,
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          `Problem${status}`,
          {
            description,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
            ...(status === '429' || status === '503' ? { headers: { 'Retry-After': headerRef('RetryAfter') } } : {}),
          },
        ]),
      ),
    },
  };
};

const PARAMETERS = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Comes back in the answer, and is the correlation id of every event that follows.',
    schema: { type: 'string', pattern: '^[\\w.-]{1,128}$' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A repeat with the same key and body changes nothing and answers as the first time did.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` you have read; 409 `version_conflict` when it has changed since.',
    schema: { type: 'string', examples: ['"3"'] },
  },
};

const HEADERS = {
  RequestId: { description: 'The id of this request.', schema: { type: 'string' } },
  ETag: { description: 'The version of what was answered.', schema: { type: 'string' } },
  EventPosition: {
    description: 'Where the last event of this command stands; hand it to a GET as `atLeast`.',
    schema: { type: 'string' },
  },
  IdempotencyReplayed: { description: '`true` when the key was seen before.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer' } },
};

const headerRef = (name: keyof typeof HEADERS): object => ({ $ref: `#/components/headers/${name}` });
const parameterRef = (name: keyof typeof PARAMETERS): object => ({ $ref: `#/components/parameters/${name}` });

type SchemaOf = ReturnType<typeof schemaCollection>['schemaOf'];

const operationOf = (route: BoundRoute, schemaOf: SchemaOf): object => {
  const operationId = operationIdOf(route);
  const changes = route.method !== 'GET';
  const statuses = [400, 404, 429, 503, ...(changes ? [403, 409, 413, 415, 422] : []), ...refusalsOf(route)];
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [
      ...pathParameters(route, schemaOf(`${operationId}Params`, route.params ?? z.object({}), 'input')),
      ...queryParameters(schemaOf(`${operationId}Query`, querySchemaOf(route), 'input')),
      parameterRef('RequestId'),
      ...(changes ? [parameterRef('IdempotencyKey'), parameterRef('IfMatch')] : []),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(`${operationId}Body`, route.body, 'input') } },
          },
        }),
    responses: {
      [route.answers.status]: {
        description: 'Done.',
        headers: {
          'X-Request-Id': headerRef('RequestId'),
          ETag: headerRef('ETag'),
          ...(changes
            ? {
                'X-Event-Position': headerRef('EventPosition'),
                'Idempotency-Replayed': headerRef('IdempotencyReplayed'),
              }
            : {}),
        },
        content: { 'application/json': { schema: schemaOf(`${operationId}Answer`, route.answers.body, 'output') } },
      },
      ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  };
};

const refusalsOf = ({ access }: BoundRoute): readonly number[] => {
  switch (access) {
    case 'public':
      return [];
    case 'session':
      return [401];
    default:
      return [401, 403];
  }
};

const pathParameters = (route: BoundRoute, schema: JsonSchema): readonly object[] => {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
};

const queryParameters = (schema: JsonSchema): readonly object[] => {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema.required ?? []) as readonly string[];
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
};

const operationIdOf = ({ method, path }: BoundRoute): string =>
  path
    .split('/')
    .slice(2)
    .flatMap((part) => (part.startsWith(':') ? ['by', part.slice(1)] : part.split(/[^A-Za-z0-9]+/)))
    .reduce((id, word) => id + word.charAt(0).toUpperCase() + word.slice(1), method.toLowerCase());
