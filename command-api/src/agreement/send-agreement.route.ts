import {
  agreement,
  type ExecuteDeps,
  executeReserving,
  Id,
  type InvitedSigner,
  type LegalTemplate,
  legalTemplate,
  line,
  load,
  oneOffTemplate,
  resourceOf,
  type SendAgreement,
} from '@partneros/domain';
import { answerOutcome, causeOf, Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { agreementProblems } from './agreement.problems.ts';
import { AgreementAnswer } from './agreement.schemas.ts';
import { invitedSigners, SignerBody } from './invited-signers.ts';

export const sendAgreementRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/agreements',
  tag: 'Agreements',
  summary: 'Send a partner something to sign, in the roles of a template',
  access: 'agreements:write',
  params: PartnerParams,
  body: z.strictObject({
    templateId: Id,
    title: line(200).nullable().default(null).describe('null: the name of the template.'),
    signers: z
      .array(SignerBody)
      .max(20)
      .default([])
      .describe('Who signs at Docuseal in which role; who is not named: the primary contact, or the caller.'),
  }),
  answers: { status: 201, body: AgreementAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const { templateId, title, signers } = request.body;
    const cause = causeOf(request, deps);
    const agreementId = deps.ids.derive(cause.commandId, 'agreement');
    // A repeat answers as the first time did, also when partner or template went out of use in between.
    const known = await load(deps, agreement, organizationId, agreementId);
    const template = await templateFor(deps, organizationId, partnerId, templateId, known !== undefined);
    if (template instanceof Problem) return template;
    const invited = await invitedSigners(deps, request.caller, partnerId, template, signers);
    if (invited instanceof Problem) return invited;

    const command: SendAgreement = {
      type: 'SendAgreement',
      data: {
        agreementId,
        partnerId,
        templateId,
        title: title ?? template.name,
        roles: [...template.roles],
        sentAt: cause.occurredAt,
      },
      ...(invited.length > 0 && { signing: signingOf(template, invited) }),
    };
    const target = { decider: agreement, id: agreementId, name: 'agreement', problems: agreementProblems, status: 201 };
    if (template.scope === 'reusable') return commandResource(request, deps, target, command, cause);

    const sending = { organizationId, id: agreementId, command, cause, expectedVersion: request.ifMatch };
    const outcome = await executeReserving(deps, agreement, sending, oneOffTemplate(templateId));
    if (outcome.kind === 'taken')
      return problem(
        409,
        'invalid_state',
        'This template is for one agreement only, and that was sent; void it, or take another template.',
      );
    return answerOutcome(outcome, {
      problems: agreementProblems,
      status: target.status,
      body: (sent) => ({ agreement: resourceOf(organizationId, agreementId, sent) }),
    });
  },
});

const signingOf = (
  { signing }: LegalTemplate,
  signers: readonly InvitedSigner[],
): NonNullable<SendAgreement['signing']> => ({
  provider: 'docuseal',
  providerTemplateId: signing?.providerId ?? '',
  signers: [...signers],
});

const templateFor = async (
  deps: ExecuteDeps,
  organizationId: string,
  partnerId: string,
  templateId: string,
  isRepeat: boolean,
): Promise<LegalTemplate | Problem> => {
  const refused = await partnerProblem(deps, organizationId, partnerId);
  if (refused && !isRepeat) return refused;
  const template = await load(deps, legalTemplate, organizationId, templateId);
  if (template === undefined) return problem(404, 'not_found', 'Legal template not found.');
  if (template.state.status === 'retired' && !isRepeat)
    return problem(422, 'prerequisite_missing', 'The template is retired.');
  return template.state.partnerId === null || template.state.partnerId === partnerId
    ? template.state
    : problem(422, 'prerequisite_missing', 'The template is for another partner.');
};
