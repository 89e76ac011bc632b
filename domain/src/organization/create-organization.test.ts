import { given } from '../testing/given.ts';
import type { CreateOrganization } from './create-organization.ts';
import { organization } from './organization.decider.ts';
import { organizationFounded } from './organization.examples.ts';

const create: CreateOrganization = {
  type: 'CreateOrganization',
  data: {
    organizationId: 'org-1',
    name: 'Navy Systems',
    slug: 'navy-systems',
    timeZone: 'UTC',
    ownerId: 'founder',
  },
};

describe('create organization', () => {
  it('founds it together with its first owner, and lets its partners into the portal', () => {
    const changes = { provisioning: 'automatic' } as const;
    given(organization)
      .when(create)
      .then(...organizationFounded(), { type: 'PortalSettingsChanged', data: { organizationId: 'org-1', changes } });
  });

  it('refuses an id that is in use', () => {
    given(organization, ...organizationFounded())
      .when(create)
      .thenRejected('organization-already-exists');
  });
});
