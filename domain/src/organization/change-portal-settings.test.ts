import { given } from '../testing/given.ts';
import type { ChangePortalSettings } from './change-portal-settings.ts';
import { organization } from './organization.decider.ts';
import { organizationFounded } from './organization.examples.ts';

const change = (changes: Omit<ChangePortalSettings['data'], 'organizationId'>): ChangePortalSettings => ({
  type: 'ChangePortalSettings',
  data: { organizationId: 'org-1', ...changes },
});

describe('change portal settings', () => {
  it('changes what is given', () => {
    const steps = ['contract', 'people'];
    given(organization, ...organizationFounded())
      .when(change({ provisioning: 'automatic', onboardingSteps: steps }))
      .then({
        type: 'PortalSettingsChanged',
        data: { organizationId: 'org-1', changes: { provisioning: 'automatic', onboardingSteps: steps } },
      });
  });

  it('is quiet when everything is as it was', () => {
    given(organization, ...organizationFounded())
      .when(change({ provisioning: 'manual', onboardingSteps: ['company', 'people', 'programme'] }))
      .thenNothing();
    given(organization, ...organizationFounded())
      .when(change({}))
      .thenNothing();
  });

  it('refuses for an organization that does not exist', () => {
    given(organization).when(change({})).thenRejected('organization-not-found');
  });
});
