import type { ContactResource, ReadModel } from '@partneros/domain';

/** Which people do we know at partners? One row per contact, under its id. */
export const contactsModel: ReadModel<ContactResource> = {
  name: 'contacts',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    email: { kind: 'exact', of: (row) => row.email },
    name: { kind: 'text', of: (row) => `${row.firstName} ${row.lastName}` },
    lastName: { kind: 'text', of: (row) => row.lastName },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
  search: (row) => [`${row.firstName} ${row.lastName}`, row.email, row.title],
};
