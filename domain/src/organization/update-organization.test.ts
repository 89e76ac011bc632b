import { given } from '../testing/given.ts';
import { organization } from './organization.decider.ts';
import { organizationFounded } from './organization.examples.ts';
import type { UpdateOrganization } from './update-organization.ts';

const update = (changes: Partial<UpdateOrganization['data']>): UpdateOrganization => ({
  type: 'UpdateOrganization',
  data: { organizationId: 'org-1', ...changes },
});

describe('update organization', () => {
  it('changes what is given and differs', () => {
    given(organization, ...organizationFounded())
      .when(update({ name: 'Navy Systems', timeZone: 'Europe/Berlin' }))
      .then({
        type: 'OrganizationSettingsChanged',
        data: { organizationId: 'org-1', changes: { timeZone: 'Europe/Berlin' } },
      });
  });

  it('changes nothing when all is as it was', () => {
    given(organization, ...organizationFounded())
      .when(update({ name: 'Navy Systems', timeZone: undefined }))
      .thenNothing();
  });

  it('refuses an organization nobody founded', () => {
    given(organization)
      .when(update({ name: 'x' }))
      .thenRejected('organization-not-found');
  });
});
