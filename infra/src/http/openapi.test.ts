import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { withApp } from './http-app.examples.ts';
import { pageQuery } from './paging.ts';
import { type AnyRoute, defineRoute } from './route.ts';

interface Condition {
  readonly all?: readonly Condition[] | undefined;
}
const Condition: z.ZodType<Condition> = z.lazy(() => z.strictObject({ all: z.array(Condition).optional() }));

const route = defineRoute<undefined>();
const routes: readonly AnyRoute<undefined>[] = [
  route({
    method: 'GET',
    path: '/api/things',
    tag: 'Things',
    summary: 'List things',
    access: 'partners:read',
    query: z.strictObject(pageQuery({ sortable: ['name'], default: 'name' })),
    answers: { status: 200, body: z.object({ things: z.array(z.object({ id: z.string() })) }) },
    handle: () => ({ body: {} }),
  }),
  route({
    method: 'PUT',
    path: '/api/things/:thingId/deal-rules',
    tag: 'Things',
    summary: 'Set the rules of a thing',
    access: 'public',
    params: z.strictObject({ thingId: z.string() }),
    body: z.strictObject({ when: Condition, note: z.string().meta({ personal: false }) }),
    answers: { status: 200, body: Condition },
    handle: () => ({ body: {} }),
  }),
];

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name?: string; readonly in?: string; readonly schema?: object }[];
  readonly security?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const fetched = async (use: (document: Document) => void): Promise<void> =>
  withApp(routes, async (call) => {
    const response = await call('/api/openapi.json');
    strictEqual(response.status, 200);
    use((await response.json()) as Document);
  });

const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : refsIn(item)));
};

describe('the OpenAPI document', () => {
  it('holds every route, its parameters and who may call it', () =>
    fetched(({ openapi, paths }) => {
      strictEqual(openapi, '3.1.0');
      deepStrictEqual(Object.keys(paths), ['/api/things', '/api/things/{thingId}/deal-rules']);
      const list = paths['/api/things']?.get;
      strictEqual(list?.operationId, 'getThings');
      deepStrictEqual(
        list.parameters.flatMap(({ name, in: where }) => (name === undefined ? [] : [`${where} ${name}`])),
        ['query limit', 'query cursor', 'query sort', 'query search', 'query atLeast'],
      );
      deepStrictEqual(list.parameters[0]?.schema, { default: 25, type: 'integer', minimum: 1, maximum: 100 });
      strictEqual(list.security, undefined);
      const change = paths['/api/things/{thingId}/deal-rules']?.put;
      strictEqual(change?.operationId, 'putThingsByThingIdDealRules');
      deepStrictEqual(change.security, []);
      deepStrictEqual(Object.keys(change.responses), [
        '200',
        '400',
        '403',
        '404',
        '409',
        '413',
        '415',
        '422',
        '429',
        '500',
        '503',
      ]);
    }));

  it('refers only to what it holds, recursive schemas included', () =>
    fetched((document) => {
      const refs = refsIn(document);
      strictEqual(
        refs.some((ref) => ref.startsWith('#/components/schemas/putThings')),
        true,
      );
      for (const ref of refs) {
        const target = ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
        strictEqual(typeof target, 'object', ref);
      }
    }));

  it('leaves out tags that are only ours', () =>
    fetched((document) => strictEqual(JSON.stringify(document).includes('"personal"'), false)));
});

describe('the documentation page', () => {
  it('loads its files from here and runs no script of its own', () =>
    withApp(routes, async (call) => {
      const page = await call('/api/docs');
      // Not for a shared cache: an answer may carry a cookie.
      strictEqual(page.headers.get('cache-control'), 'private, max-age=600');
      const html = await page.text();
      strictEqual(page.headers.get('content-type'), 'text/html; charset=utf-8');
      strictEqual(page.headers.get('content-security-policy')?.includes("default-src 'self'"), true);
      strictEqual(/<script>|https?:\/\//.test(html), false);
      const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
      strictEqual(files.length, 3);
      for (const file of files) strictEqual((await call(file)).status, 200, file);
    }));
});
