import { execute, legalTemplate, legalTemplateName, releaseReservation, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { legalTemplateProblems } from './legal-template.problems.ts';
import { LegalTemplateAnswer, LegalTemplateParams } from './legal-template.schemas.ts';

export const retireLegalTemplateRoute = commandRoute({
  method: 'POST',
  path: '/api/legal-templates/:templateId/retire',
  tag: 'Legal templates',
  summary: 'Take a template out of use, which frees its name; what was sent goes its way',
  access: 'templates:manage',
  params: LegalTemplateParams,
  body: NoBody,
  answers: { status: 200, body: LegalTemplateAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { templateId } = request.params;
    const cause = causeOf(request, deps);
    const outcome = await execute(deps, legalTemplate, {
      organizationId,
      id: templateId,
      command: { type: 'RetireLegalTemplate', data: { templateId } },
      cause,
      expectedVersion: request.ifMatch,
    });
    // Also when it was retired before: a repeat finishes what a crash left undone.
    const retired = 'aggregate' in outcome ? outcome.aggregate?.state : undefined;
    if (retired !== undefined)
      await releaseReservation(deps, { organizationId, id: templateId, cause }, legalTemplateName(retired.name));
    return answerOutcome(outcome, {
      problems: legalTemplateProblems,
      body: (template) => ({ template: resourceOf(organizationId, templateId, template) }),
    });
  },
});
