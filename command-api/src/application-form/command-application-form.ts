import { type ApplicationFormCommand, applicationForm, type Cause } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { applicationFormProblems } from './application-form.problems.ts';

type FormRequest = RouteRequest<'partners:write', { readonly applicationFormId: string }, unknown, unknown>;

/** Carries a command on an existing form out, and answers with the form as it then is. */
export const commandApplicationForm = (
  request: FormRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => ApplicationFormCommand,
): Promise<Answer | Problem> => {
  const cause = causeOf(request, deps);
  const target = {
    decider: applicationForm,
    id: request.params.applicationFormId,
    name: 'applicationForm',
    problems: applicationFormProblems,
  };
  return commandResource(request, deps, target, commandBy(cause), cause);
};
