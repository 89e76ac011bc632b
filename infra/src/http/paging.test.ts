import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { waitUntilAtLeast } from './at-least.ts';
import { pageQuery } from './paging.ts';
import { Problem } from './problem.ts';

const Query = z.strictObject({
  ...pageQuery({ sortable: ['name', 'createdAt'], default: '-createdAt' }),
  stage: z.string().optional(),
});

describe('the query of a list', () => {
  it('comes out ready for a row query', () => {
    deepStrictEqual(Query.parse({}), { limit: 25, sort: { field: 'createdAt', direction: 'desc' } });
    deepStrictEqual(
      Query.parse({ limit: '100', cursor: 'c', sort: 'name', search: ' acme ', atLeast: '42', stage: 'x' }),
      {
        limit: 100,
        cursor: 'c',
        sort: { field: 'name', direction: 'asc' },
        search: 'acme',
        atLeast: 42n,
        stage: 'x',
      },
    );
  });

  it('refuses what is out of bounds', () => {
    for (const wrong of [
      { limit: '0' },
      { limit: '101' },
      { limit: '1.5' },
      { limit: '' },
      { sort: '$where' },
      { sort: '--name' },
      { search: 'x'.repeat(201) },
      { atLeast: '-1' },
      { page: '2' },
    ])
      strictEqual(Query.safeParse(wrong).success, false, JSON.stringify(wrong));
  });
});

describe('waiting for a position', () => {
  const model = { name: 'things', version: 1 };
  const rows = (reached: boolean) => ({ reached: async () => reached });

  it('ends when the read model is there, or when nothing was asked for', async () => {
    await waitUntilAtLeast(rows(true), model, 7n);
    await waitUntilAtLeast(rows(false), model, undefined);
  });

  it('is 503 projection_behind when it does not get there', async () => {
    const thrown: unknown = await waitUntilAtLeast(rows(false), model, 7n).catch((error: unknown) => error);
    strictEqual(thrown instanceof Problem && thrown.status === 503 && thrown.code === 'projection_behind', true);
  });
});
