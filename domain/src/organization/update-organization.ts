import type { Decision } from '../kernel/decider.ts';
import { defined, type Partially } from '../kernel/defined.ts';
import type { OrganizationEvent, OrganizationSettings } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Changes an organization's name or time zone; what is not given stays. */
export interface UpdateOrganization {
  readonly type: 'UpdateOrganization';
  readonly data: { readonly organizationId: string } & Partially<OrganizationSettings>;
}

export const updateOrganization = (
  { data: { organizationId, name, timeZone } }: UpdateOrganization,
  organization: Organization,
): Decision<OrganizationEvent, OrganizationRejection> => {
  const changes = defined<OrganizationSettings>({
    name: name === organization.name ? undefined : name,
    timeZone: timeZone === organization.timeZone ? undefined : timeZone,
  });
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'OrganizationSettingsChanged', data: { organizationId, changes } }];
};
