import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { ApplicationField, ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import type { ApplicationForm } from './application-form.state.ts';
import { fieldProblems } from './form-problems.ts';

/** Asks other questions from now on. Applications keep the questions that they answered. */
export interface EditApplicationFields {
  readonly type: 'EditApplicationFields';
  readonly data: { readonly applicationFormId: string; readonly fields: ApplicationField[] };
}

export const editApplicationFields = (
  { data: { applicationFormId, fields } }: EditApplicationFields,
  form: ApplicationForm,
): Decision<ApplicationFormEvent, ApplicationFormRejection> => {
  const problems = fieldProblems(fields);
  if (problems.length > 0) return reject('application-form-invalid', problems);
  if (fields.length === 0 && form.status === 'published') return reject('application-form-empty');
  if (sameJson(fields, form.fields)) return [];
  const formVersion = form.formVersion + 1;
  return [{ type: 'ApplicationFieldsChanged', data: { applicationFormId, fields, formVersion } }];
};
