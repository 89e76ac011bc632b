import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { answersOf, problemStatusesOf } from '@partneros/infra/http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { nameOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, object>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the OpenAPI document', () => {
  let served: ServedEverything;
  let document: Document;

  before(async () => {
    served = await serveEverything();
    document = (await (await served.fetch('/api/openapi.json', { as: 'nobody' })).json()) as Document;
  });

  after(() => served.close());

  const operationOf = (method: string, path: string) =>
    document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

  it('is valid OpenAPI 3.1, every reference included', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
    ok(valid, JSON.stringify(errors ?? [], undefined, 2).slice(0, 2_000));
    equal(validator.version, '3.1');
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref]) => ref ?? '');
    for (const ref of refs) {
      const found = ref.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document);
      ok(found, `nothing is at #/${ref}`);
    }
  });

  it('holds every route with every status that it answers, and nothing else', () => {
    for (const route of served.routes) {
      const operation = operationOf(route.method, route.path);
      ok(operation, nameOf(route));
      const statuses = [...answersOf(route).map(({ status }) => status), ...problemStatusesOf(route)];
      const wanted = [...new Set(statuses)].map(String).toSorted();
      deepEqual(Object.keys(operation.responses).toSorted(), wanted, nameOf(route));
    }
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    equal(operations.length, served.routes.length);
    equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  });

  it('says of each what it is for, in one sentence without a full stop', () => {
    for (const route of served.routes) {
      match(route.summary, /^\p{Lu}[^\n]{3,110}[^.\s]$/u, nameOf(route));
      ok(operationOf(route.method, route.path)?.tags.length === 1, nameOf(route));
    }
  });

  it('gives a body that one can send as an example, wherever there is a body', () => {
    for (const route of served.routes.filter(({ body, upload }) => body !== undefined && upload === undefined)) {
      const content = operationOf(route.method, route.path)?.requestBody?.content['application/json'];
      const parsed = route.body?.safeParse(content?.example);
      ok(parsed?.success, `${nameOf(route)}: ${parsed?.error?.message} in ${JSON.stringify(content?.example)}`);
    }
  });
});
