import type { CommandRequest, ExecuteDeps, Outcome } from '../kernel/execute.ts';
import { executeMovingKey } from '../reservation/execute-moving-key.ts';
import type { Taken } from '../reservation/execute-reserving.ts';
import { applicationForm } from './application-form.decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import type { ApplicationForm } from './application-form.state.ts';
import { applicationSlug } from './application-slug.ts';
import type { UpdateApplicationForm } from './update-application-form.ts';

/** Carries an `UpdateApplicationForm` out; a changed slug takes its reservation along. */
export const executeUpdateApplicationForm = (
  deps: ExecuteDeps,
  request: CommandRequest<UpdateApplicationForm>,
): Promise<Outcome<ApplicationForm, ApplicationFormEvent, ApplicationFormRejection> | Taken> =>
  executeMovingKey(
    deps,
    applicationForm,
    request,
    { of: ({ slug }) => slug, reserve: applicationSlug },
    request.command.data.changes.slug,
  );
