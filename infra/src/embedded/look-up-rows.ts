import type { RowTable } from './row-table.ts';
import type { Sql, SqlRow } from './sql.ts';

/** The address of a row. */
export interface RowAddress {
  readonly organizationId: string;
  readonly key: string;
}

// Fewer are faster one by one, without the JSON.
const FEW = 8;

/**
 * What is stored under these addresses, in any order, removed rows included: organization, key, and the columns asked
 * for. One statement for each organization; a call of a statement costs several times what finding a row does.
 */
export const lookUpRows = (
  sql: Pick<Sql, 'all'>,
  { rows }: RowTable,
  columns: readonly string[],
  addresses: readonly RowAddress[],
): readonly SqlRow[] => {
  const wanted = ['organization_id', 'key', ...columns].map((column) => `${rows}.${column}`).join(', ');
  if (addresses.length <= FEW) {
    const one = `SELECT ${wanted} FROM ${rows} WHERE organization_id = ? AND key = ?`;
    return addresses.flatMap(({ organizationId, key }) => sql.all(one, [organizationId, key]));
  }
  const many = `SELECT ${wanted} FROM json_each(?) AS wanted
    CROSS JOIN ${rows} ON organization_id = ? AND ${rows}.key = wanted.value`;
  return [...keysByOrganization(addresses)].flatMap(([organizationId, keys]) =>
    sql.all(many, [JSON.stringify([...keys]), organizationId]),
  );
};

const keysByOrganization = (addresses: readonly RowAddress[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const keys = new Map<string, Set<string>>();
  for (const { organizationId, key } of addresses) {
    const own = keys.get(organizationId);
    if (own === undefined) keys.set(organizationId, new Set([key]));
    else own.add(key);
  }
  return keys;
};
