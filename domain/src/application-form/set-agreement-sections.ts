import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { AgreementSection, ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import type { ApplicationForm } from './application-form.state.ts';
import { sectionProblems } from './form-problems.ts';

/** Has applicants agree to other texts from now on. What was agreed to stays as it was then. */
export interface SetAgreementSections {
  readonly type: 'SetAgreementSections';
  readonly data: { readonly applicationFormId: string; readonly agreementSections: AgreementSection[] };
}

export const setAgreementSections = (
  { data: { applicationFormId, agreementSections } }: SetAgreementSections,
  form: ApplicationForm,
): Decision<ApplicationFormEvent, ApplicationFormRejection> => {
  const problems = sectionProblems(agreementSections);
  if (problems.length > 0) return reject('application-form-invalid', problems);
  if (sameJson(agreementSections, form.agreementSections)) return [];
  const formVersion = form.formVersion + 1;
  return [{ type: 'AgreementSectionsChanged', data: { applicationFormId, agreementSections, formVersion } }];
};
