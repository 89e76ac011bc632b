import { type Decision, reject } from '../kernel/decider.ts';
import type { ApplicationEvent } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import type { Application } from './application.state.ts';
import { type Answered, type AskedForm, answerProblems, readAnswers } from './read-answers.ts';

/** Applies to become a partner. `form` is what is asked at this moment; `seenVersion` is what the applicant saw. */
export interface SubmitApplication {
  readonly type: 'SubmitApplication';
  readonly data: Answered & {
    readonly applicationId: string;
    readonly applicationFormId: string;
    readonly form: AskedForm & { readonly formVersion: number };
    readonly seenVersion: number | undefined;
    readonly affiliateLinkId: string | null;
    readonly submittedAt: string;
  };
}

export const submitApplication = (
  { data }: SubmitApplication,
  application: Application | undefined,
): Decision<ApplicationEvent, ApplicationRejection> => {
  if (application !== undefined) return reject('application-already-exists');
  const { applicationId, applicationFormId, form, seenVersion, affiliateLinkId, submittedAt } = data;
  if (seenVersion !== undefined && seenVersion !== form.formVersion) return reject('application-form-changed');
  const problems = answerProblems(form, data);
  if (problems[0] !== undefined)
    return reject(
      problems[0].code,
      problems.map(({ says }) => says),
    );

  const submitted: ApplicationEvent = {
    type: 'ApplicationSubmitted',
    data: {
      applicationId,
      applicationFormId,
      formVersion: form.formVersion,
      formData: readAnswers(form, data),
      agreedSectionIds: [...new Set(data.agreedSectionIds)],
      affiliateLinkId,
      submittedAt,
    },
  };
  if (affiliateLinkId === null) return [submitted];
  const lead = { affiliateLinkId, applicationId, applicationFormId, attributedAt: submittedAt };
  return [submitted, { type: 'AffiliateLeadAttributed', data: lead }];
};
