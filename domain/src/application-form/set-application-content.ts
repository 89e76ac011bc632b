import type { Decision } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { ApplicationContent, ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** Changes what a form says around its questions, and after them. */
export interface SetApplicationContent {
  readonly type: 'SetApplicationContent';
  readonly data: { readonly applicationFormId: string; readonly content: ApplicationContent };
}

export const setApplicationContent = (
  { data }: SetApplicationContent,
  form: ApplicationForm,
): Decision<ApplicationFormEvent, never> =>
  sameJson(data.content, form.content) ? [] : [{ type: 'ApplicationContentChanged', data }];
