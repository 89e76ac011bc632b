import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandRoutes } from '@partneros/command-api';
import { queryRoutes } from '@partneros/query-api';
import { engineRoutes } from '@partneros/workflow-engine';
import { OF_THE_ENGINE, OF_THE_QUERY_API } from './gateway.ts';

const TEMPLATE = new URL('../../../deploy/gateway.conf.template', import.meta.url);

describe('a gateway', () => {
  it('knows the paths of the engine and of Nelson, and nginx the same ones', () => {
    const inTemplate = [...readFileSync(TEMPLATE, 'utf8').matchAll(/location ~ (\S+) \{/g)].map(([, path]) => path);
    deepStrictEqual(
      inTemplate,
      [OF_THE_ENGINE, OF_THE_QUERY_API].map(({ source }) => source.replaceAll('\\/', '/')),
    );
  });

  it('may tell by path and method alone which of the services a request is for', () => {
    const wrong = [
      ...commandRoutes.filter(({ method }) => method === 'GET'),
      ...queryRoutes.filter(({ method, path }) => method !== 'GET' && !OF_THE_QUERY_API.test(path)),
      ...commandRoutes.filter(({ path }) => OF_THE_QUERY_API.test(path)),
      ...[...commandRoutes, ...queryRoutes].filter(({ path }) => OF_THE_ENGINE.test(path)),
      ...engineRoutes.filter(({ path }) => !OF_THE_ENGINE.test(path)),
    ];
    deepStrictEqual(
      wrong.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });
});
