import {
  type CreateLegalTemplate,
  executeReserving,
  legalTemplate,
  legalTemplateName,
  resourceOf,
} from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { legalTemplateProblems } from './legal-template.problems.ts';
import { LegalTemplateAnswer, LegalTemplateBody } from './legal-template.schemas.ts';

export const createLegalTemplateRoute = commandRoute({
  method: 'POST',
  path: '/api/legal-templates',
  tag: 'Legal templates',
  summary: 'Add a template: its name, unique without regard to case, and who signs in which roles',
  access: 'templates:manage',
  body: LegalTemplateBody,
  answers: { status: 201, body: LegalTemplateAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const cause = causeOf(request, deps);
    const templateId = deps.ids.derive(cause.commandId, 'legalTemplate');
    const command: CreateLegalTemplate = { type: 'CreateLegalTemplate', data: { templateId, ...request.body } };
    const outcome = await executeReserving(
      deps,
      legalTemplate,
      { organizationId, id: templateId, command, cause },
      legalTemplateName(request.body.name),
    );
    if (outcome.kind === 'taken') return problem(409, 'duplicate', 'Another template has this name.');
    return answerOutcome(outcome, {
      problems: legalTemplateProblems,
      status: 201,
      body: (created) => ({ template: resourceOf(organizationId, templateId, created) }),
    });
  },
});
