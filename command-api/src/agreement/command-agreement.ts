import { type AgreementCommand, agreement, type Cause } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { agreementProblems } from './agreement.problems.ts';

type AgreementRequest = RouteRequest<
  'agreements:write' | 'agreements:sign',
  { readonly agreementId: string },
  unknown,
  unknown
>;

/** Carries a command on an existing agreement out, and answers with the agreement as it then is. */
export const commandAgreement = (
  request: AgreementRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => AgreementCommand,
): Promise<Answer | Problem> => {
  const target = { decider: agreement, id: request.params.agreementId, name: 'agreement', problems: agreementProblems };
  const cause = causeOf(request, deps);
  return commandResource(request, deps, target, commandBy(cause), cause);
};
