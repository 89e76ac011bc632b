import type { FieldCondition, ReadModel, RowStore } from '@partneros/domain';

const PAGE = 500;

/** Every row that matches, a page at a time. */
export async function* everyRow<Row extends object>(
  rows: Pick<RowStore, 'find'>,
  model: ReadModel<Row>,
  organizationId: string,
  where: Readonly<Record<string, FieldCondition | undefined>> = {},
): AsyncGenerator<Row> {
  for (let cursor: string | undefined; ; ) {
    const page = await rows.find(model, organizationId, { where, limit: PAGE, cursor });
    yield* page.rows;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
