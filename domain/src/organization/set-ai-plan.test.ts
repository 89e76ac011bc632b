import { given } from '../testing/given.ts';
import { organization } from './organization.decider.ts';
import { aiPlanChanged, organizationFounded } from './organization.examples.ts';
import type { SetAiPlan } from './set-ai-plan.ts';

const set = (monthlyCents: number | null): SetAiPlan => ({
  type: 'SetAiPlan',
  data: { organizationId: 'org-1', monthlyCents },
});

describe('set AI plan', () => {
  it('says what AI may cost in a month, and takes it back', () => {
    given(organization, ...organizationFounded())
      .when(set(500))
      .then(aiPlanChanged(null, 500));
    given(organization, ...organizationFounded(), aiPlanChanged(null, 500))
      .when(set(null))
      .then(aiPlanChanged(500, null));
  });

  it('changes nothing when it is as much already', () => {
    given(organization, ...organizationFounded(), aiPlanChanged(null, 500))
      .when(set(500))
      .thenNothing();
  });

  it('refuses an organization nobody founded', () => {
    given(organization).when(set(500)).thenRejected('organization-not-found');
  });
});
