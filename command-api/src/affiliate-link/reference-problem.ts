import { type AffiliateLinkDetails, applicationForm, load, type Partially } from '@partneros/domain';
import type { Problem } from '@partneros/infra/http';
import { noSuchForm } from '../application/application.problems.ts';
import type { CommandDeps } from '../http/command-deps.ts';
import { partnerProblem } from '../partner/partner-problem.ts';

/** Why a link cannot be for this form, or this partner; `undefined` when it can. */
export const referenceProblem = async (
  deps: CommandDeps,
  organizationId: string,
  { applicationFormId, partnerId }: Partially<Pick<AffiliateLinkDetails, 'applicationFormId' | 'partnerId'>>,
): Promise<Problem | undefined> => {
  if (applicationFormId && !(await load(deps, applicationForm, organizationId, applicationFormId))) return noSuchForm;
  return partnerId ? partnerProblem(deps, organizationId, partnerId) : undefined;
};
