import type { Decision } from '../kernel/decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** Takes no more applications; those that came stay. */
export interface UnpublishApplicationForm {
  readonly type: 'UnpublishApplicationForm';
  readonly data: { readonly applicationFormId: string; readonly unpublishedAt: string };
}

export const unpublishApplicationForm = (
  { data }: UnpublishApplicationForm,
  form: ApplicationForm,
): Decision<ApplicationFormEvent, never> =>
  form.status === 'published' ? [{ type: 'ApplicationFormUnpublished', data }] : [];
