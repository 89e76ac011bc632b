import type { ReadModel } from '@partneros/domain';

/** Where a person has been a member or an owner, in the order of coming. Whether they still are, only their streams say. */
export interface UserOrganizationsRow {
  readonly userId: string;
  readonly organizationIds: readonly string[];
}

/** Which organizations does a user belong to? One row per user, under the user's id, in the organization `PLATFORM`. */
export const userOrganizationsModel: ReadModel<UserOrganizationsRow> = {
  name: 'user-organizations',
  version: 1,
  fields: {},
};
