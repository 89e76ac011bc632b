import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { OrganizationEvent } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Founds an organization. It has its first owner from its first moment, and lets its partners into the portal. */
export interface CreateOrganization {
  readonly type: 'CreateOrganization';
  readonly data: DataOf<OrganizationEvent, 'OrganizationCreated'> & { readonly ownerId: string };
}

export const createOrganization = (
  { data: { ownerId, ...created } }: CreateOrganization,
  organization: Organization | undefined,
): Decision<OrganizationEvent, OrganizationRejection> =>
  organization === undefined
    ? [
        { type: 'OrganizationCreated', data: created },
        { type: 'OwnerAdded', data: { organizationId: created.organizationId, userId: ownerId } },
        {
          type: 'PortalSettingsChanged',
          data: { organizationId: created.organizationId, changes: { provisioning: 'automatic' } },
        },
      ]
    : reject('organization-already-exists');
