import { isRowKey } from '@partneros/domain';

/** Refuses an address that a store would give back changed: SQLite ends text at a NUL. Such a call is a bug. */
export const assertRowKey = ({
  organizationId,
  key,
}: {
  readonly organizationId: string;
  readonly key: string;
}): void => {
  if (!organizationId) throw new Error('a row needs an organization');
  if (!isRowKey(key) || !isRowKey(organizationId)) throw new Error(`not a row key: ${JSON.stringify(key)}`);
};

/** Refuses to read without an organization: a filter that lacks it finds everybody's rows. */
export const assertOrganization = (organizationId: string): void => {
  if (typeof organizationId !== 'string' || organizationId === '')
    throw new Error('rows are read for one organization: its id is missing');
};
