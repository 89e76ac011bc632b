import { contactExample } from '../partner/partner.examples.ts';
import { given } from '../testing/given.ts';
import { application } from './application.decider.ts';
import {
  answerExamples,
  applicantCompanyExample,
  applicationApproved,
  applicationRejected,
  applicationReviewStarted,
  applicationSubmitted,
  approveApplicationCommand as approve,
} from './application.examples.ts';

const applicationId = 'application-1';
const startReview = {
  type: 'StartApplicationReview',
  data: { applicationId, startedAt: '2026-05-17T12:00:00.000Z' },
} as const;
const refuse = {
  type: 'RejectApplication',
  data: { applicationId, reason: 'No presence in the region', rejectedAt: '2026-05-18T12:00:00.000Z' },
} as const;
const answers = (partnerField: string, value: string) => [
  ...answerExamples().filter((answer) => answer.partnerField !== partnerField),
  { fieldKey: 'other', label: 'Other', partnerField: partnerField as 'name', value },
];

describe('start application review', () => {
  it('says that somebody looks at it, once', () => {
    given(application, applicationSubmitted()).when(startReview).then(applicationReviewStarted());
    given(application, applicationSubmitted(), applicationReviewStarted()).when(startReview).thenNothing();
  });
});

describe('approve application', () => {
  it('makes of the answers who the partner will be', () => {
    given(application, applicationSubmitted()).when(approve()).then(applicationApproved());
    given(application, applicationSubmitted(), applicationReviewStarted()).when(approve()).then(applicationApproved());
  });

  it('prefers what the approval says', () => {
    given(application, applicationSubmitted())
      .when(
        approve({
          company: { name: 'Acme GmbH', domain: null, type: 'technology' },
          primaryContact: { firstName: 'Augusta', phone: '+49 30 1' },
          stage: 'onboard',
          tier: 'Silver',
          partnerManagerId: 'user-2',
        }),
      )
      .then(
        applicationApproved({
          company: applicantCompanyExample({ name: 'Acme GmbH', domain: null, type: 'technology' }),
          primaryContact: contactExample({ firstName: 'Augusta', phone: '+49 30 1' }),
          stage: 'onboard',
          tier: 'Silver',
          partnerManagerId: 'user-2',
        }),
      );
  });

  it('reads answers as an import reads its cells, and passes by what it cannot read', () => {
    given(application, applicationSubmitted({ formData: answers('domain', 'we have none') }))
      .when(approve())
      .then(applicationApproved({ company: applicantCompanyExample({ domain: null }) }));
    given(application, applicationSubmitted({ formData: answers('employees', "1'200") }))
      .when(approve())
      .then(applicationApproved({ company: applicantCompanyExample({ employees: 1_200 }) }));
    given(application, applicationSubmitted({ formData: answers('regions', 'DACH; Nordics') }))
      .when(approve())
      .then(applicationApproved({ company: applicantCompanyExample({ regions: ['DACH', 'Nordics'] }) }));
  });

  it('names all that a partner cannot be without', () => {
    given(application, applicationSubmitted({ formData: [] }))
      .when(approve({ primaryContact: { lastName: 'Lovelace' } }))
      .thenRejected('application-lacks-partner', [
        'body.name: required, because no answer says it',
        'body.primaryContact.firstName: required, because no answer says it',
        'body.primaryContact.email: required, because no answer says it',
      ]);
  });

  it('changes nothing when it is approved', () => {
    given(application, applicationSubmitted(), applicationApproved()).when(approve()).thenNothing();
  });

  it('refuses what is rejected', () => {
    given(application, applicationSubmitted(), applicationRejected())
      .when(approve())
      .thenRejected('application-decided', ['Its status is rejected.']);
  });
});

describe('reject application', () => {
  it('says why', () => {
    given(application, applicationSubmitted()).when(refuse).then(applicationRejected());
  });

  it('refuses what is decided', () => {
    given(application, applicationSubmitted(), applicationRejected())
      .when(refuse)
      .thenRejected('application-decided', ['Its status is rejected.']);
    given(application, applicationSubmitted(), applicationApproved())
      .when(refuse)
      .thenRejected('application-decided', ['Its status is approved.']);
  });
});

describe('an application that nobody submitted', () => {
  for (const command of [startReview, approve(), refuse])
    it(`takes no ${command.type}`, () => {
      given(application).when(command).thenRejected('application-not-found');
    });
});
