import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import type { ApplicationForm } from './application-form.state.ts';
import { fieldProblems, sectionProblems } from './form-problems.ts';

/** Adds a form, as a draft. */
export interface CreateApplicationForm {
  readonly type: 'CreateApplicationForm';
  readonly data: DataOf<ApplicationFormEvent, 'ApplicationFormCreated'>;
}

export const createApplicationForm = (
  { data }: CreateApplicationForm,
  form: ApplicationForm | undefined,
): Decision<ApplicationFormEvent, ApplicationFormRejection> => {
  if (form !== undefined) return reject('application-form-already-exists');
  const problems = [...fieldProblems(data.fields), ...sectionProblems(data.agreementSections)];
  if (problems.length > 0) return reject('application-form-invalid', problems);
  return [{ type: 'ApplicationFormCreated', data }];
};
