import { deepStrictEqual } from 'node:assert/strict';
import { commandRoutes } from '@partneros/command-api';
import { queryRoutes } from '@partneros/query-api';

describe('a gateway', () => {
  it('may tell by the method alone which of the two APIs a request is for', () => {
    const wrong = [
      ...commandRoutes.filter(({ method }) => method === 'GET'),
      ...queryRoutes.filter(({ method }) => method !== 'GET'),
    ];
    deepStrictEqual(
      wrong.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });
});
