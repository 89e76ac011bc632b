import type { ReadModel } from '@partneros/domain';
import { waitUntilAtLeast } from '@partneros/infra/http';
import { findAll } from '../http/find-all.ts';
import type { QueryDeps } from '../http/query-deps.ts';

/** Everything published, alphabetical by title without case and accents; equal titles by id. Complete, never a page. */
export const findPublished = async <Row extends object>(
  deps: QueryDeps,
  model: ReadModel<Row>,
  organizationId: string,
  atLeast: bigint | undefined,
): Promise<readonly Row[]> => {
  await waitUntilAtLeast(deps.rows, model, atLeast);
  return findAll(deps.rows, model, organizationId, {
    where: { isPublished: true },
    sort: { field: 'title', direction: 'asc' },
  });
};
