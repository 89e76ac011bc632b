import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandRoutes } from '@partneros/command-api';
import { queryRoutes } from '@partneros/query-api';
import { engineRoutes } from '@partneros/workflow-engine';
import { OF_THE_ENGINE } from './gateway.ts';

const TEMPLATE = new URL('../../../deploy/gateway.conf.template', import.meta.url);

describe('a gateway', () => {
  it('knows the paths of the engine, and nginx the same ones', () => {
    const [, inTemplate] = /location ~ (\S+) \{/.exec(readFileSync(TEMPLATE, 'utf8')) ?? [];
    deepStrictEqual(inTemplate, OF_THE_ENGINE.source.replaceAll('\\/', '/'));
  });

  it('may tell by path and method alone which of the services a request is for', () => {
    const wrong = [
      ...commandRoutes.filter(({ method }) => method === 'GET'),
      ...queryRoutes.filter(({ method }) => method !== 'GET'),
      ...[...commandRoutes, ...queryRoutes].filter(({ path }) => OF_THE_ENGINE.test(path)),
      ...engineRoutes.filter(({ path }) => !OF_THE_ENGINE.test(path)),
    ];
    deepStrictEqual(
      wrong.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });
});
