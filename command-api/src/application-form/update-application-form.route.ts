import { executeUpdateApplicationForm, line, resourceOf, Slug } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { applicationFormProblems, slugTaken } from './application-form.problems.ts';
import { ApplicationFormAnswer, ApplicationFormParams } from './application-form.schemas.ts';

export const updateApplicationFormRoute = commandRoute({
  method: 'PATCH',
  path: '/api/application-forms/:applicationFormId',
  tag: 'Applications',
  summary: 'Change what a form is called, and where it is found',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: z.strictObject({ name: line(200), slug: Slug }).partial(),
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { applicationFormId } = request.params;
    const outcome = await executeUpdateApplicationForm(deps, {
      organizationId,
      id: applicationFormId,
      command: { type: 'UpdateApplicationForm', data: { applicationFormId, changes: request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    if (outcome.kind === 'taken') return slugTaken;
    return answerOutcome(outcome, {
      problems: applicationFormProblems,
      body: (form) => ({ applicationForm: resourceOf(organizationId, applicationFormId, form) }),
    });
  },
});
