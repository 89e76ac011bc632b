import { type Decision, reject } from '../kernel/decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** Lets everybody apply. */
export interface PublishApplicationForm {
  readonly type: 'PublishApplicationForm';
  readonly data: { readonly applicationFormId: string; readonly publishedAt: string };
}

export const publishApplicationForm = (
  { data: { applicationFormId, publishedAt } }: PublishApplicationForm,
  { status, fields, slug, formVersion }: ApplicationForm,
): Decision<ApplicationFormEvent, ApplicationFormRejection> => {
  if (status === 'published') return [];
  if (fields.length === 0) return reject('application-form-empty');
  return [{ type: 'ApplicationFormPublished', data: { applicationFormId, slug, formVersion, publishedAt } }];
};
