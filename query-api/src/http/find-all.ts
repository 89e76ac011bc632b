import type { ReadModel, RowQuery, RowStore } from '@partneros/domain';

const PAGE = 500;

/** Every row that matches, for answers that are complete by contract. */
export const findAll = async <Row extends object>(
  rows: Pick<RowStore, 'find'>,
  model: ReadModel<Row>,
  organizationId: string,
  query: Omit<RowQuery, 'limit' | 'cursor'>,
): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await rows.find(model, organizationId, { ...query, limit: PAGE, cursor });
    found.push(...page.rows);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
};
