import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationForm } from './application-form.state.ts';

type Names = Pick<ApplicationForm, 'name' | 'slug'>;

/** Changes what a form is called, and where it is found. Only what is given and differs is recorded. */
export interface UpdateApplicationForm {
  readonly type: 'UpdateApplicationForm';
  readonly data: { readonly applicationFormId: string; readonly changes: Partially<Names> };
}

export const updateApplicationForm = (
  { data: { applicationFormId, changes: wanted } }: UpdateApplicationForm,
  form: ApplicationForm,
): Decision<ApplicationFormEvent, never> => {
  const changes = changesOf<Names>(form, wanted);
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'ApplicationFormUpdated', data: { applicationFormId, changes } }];
};
