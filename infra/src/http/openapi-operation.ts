import { z } from 'zod';
import { exampleOf } from './example-of.ts';
import { exampleText } from './example-texts.ts';
import { headerRef, parameterRef } from './openapi-components.ts';
import type { JsonSchema, schemaCollection } from './openapi-schemas.ts';
import { querySchemaOf } from './parse-input.ts';
import { answersOf, type DescribedRoute, type GoodAnswer } from './route.ts';

type SchemaOf = ReturnType<typeof schemaCollection>['schemaOf'];

/** The operation of one route. */
export const operationOf = (route: DescribedRoute, schemaOf: SchemaOf): object => {
  const operationId = operationIdOf(route);
  const changes = route.method !== 'GET';
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [
      ...pathParameters(route, schemaOf(`${operationId}Params`, route.params ?? z.object({}), 'input')),
      ...queryParameters(schemaOf(`${operationId}Query`, querySchemaOf(route), 'input')),
      parameterRef('RequestId'),
      ...(changes && route.answers.streamedAs === undefined
        ? [parameterRef('IdempotencyKey'), parameterRef('IfMatch')]
        : []),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: !route.body.safeParse(undefined).success,
            content: {
              [route.upload === undefined ? 'application/json' : 'multipart/form-data']: {
                schema: schemaOf(`${operationId}Body`, route.body, 'input'),
                // No text stands for a file.
                ...(route.upload === undefined && {
                  example: route.example ?? exampleOf(route.body, { textOf: exampleText }),
                }),
              },
            },
          },
        }),
    responses: Object.fromEntries([
      ...answersOf(route).map((answer, index) => [
        answer.status,
        goodResponse(
          answer,
          changes,
          schemaOf(`${operationId}Answer${index === 0 ? '' : answer.status}`, answer.body, 'output'),
        ),
      ]),
      ...problemStatusesOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
    ]),
  };
};

/** The statuses of the problems that a route may answer with. */
export const problemStatusesOf = (
  route: Pick<DescribedRoute, 'method' | 'access' | 'alsoRefusedWith' | 'upload'>,
): readonly number[] => [
  400,
  404,
  429,
  500,
  503,
  ...(route.method === 'GET' ? [] : [403, 409, 422]),
  // An unfit form is a 400.
  ...(route.method === 'GET' || route.upload !== undefined ? [] : [413, 415]),
  ...refusalsOf(route),
  ...(route.alsoRefusedWith ?? []),
];

const goodResponse = (
  { description = 'Done.', streamedAs, mediaType = 'application/json' }: GoodAnswer,
  changes: boolean,
  schema: JsonSchema,
): object => ({
  description,
  headers: {
    'X-Request-Id': headerRef('RequestId'),
    ETag: headerRef('ETag'),
    ...(changes && streamedAs === undefined
      ? {
          'X-Event-Position': headerRef('EventPosition'),
          'Idempotency-Replayed': headerRef('IdempotencyReplayed'),
        }
      : {}),
  },
  content: { [streamedAs === undefined ? mediaType : STREAM_TYPES[streamedAs]]: { schema } },
});

const STREAM_TYPES = { text: 'text/plain', events: 'text/event-stream' } as const;

const refusalsOf = ({ access }: Pick<DescribedRoute, 'access'>): readonly number[] => {
  switch (access) {
    case 'public':
      return [];
    case 'session':
      return [401];
    default:
      return [401, 403];
  }
};

const pathParameters = (route: DescribedRoute, schema: JsonSchema): readonly object[] => {
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

const operationIdOf = ({ method, path }: DescribedRoute): string =>
  path
    .split('/')
    .slice(2)
    .flatMap((part) => (part.startsWith(':') ? ['by', part.slice(1)] : part.split(/[^A-Za-z0-9]+/)))
    .reduce((id, word) => id + word.charAt(0).toUpperCase() + word.slice(1), method.toLowerCase());
