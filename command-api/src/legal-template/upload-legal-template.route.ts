import {
  ESignFailed,
  executeReserving,
  foresee,
  holderOf,
  type LegalTemplate,
  type LegalTemplateEvent,
  type LegalTemplateRejection,
  LegalTemplateResource,
  legalTemplate,
  legalTemplateName,
  load,
  type Outcome,
  resourceOf,
  signerRolesOf,
  type UploadLegalTemplate,
} from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, type Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { mediaProblem } from '../http/media-problem.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { legalTemplateProblems } from './legal-template.problems.ts';
import { UploadForm } from './legal-template.schemas.ts';

const MAX_BYTES = 10 * 1024 * 1024;

export const uploadLegalTemplateRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/legal-templates',
  tag: 'Legal templates',
  summary: 'Upload a PDF as a template for a partner, and make it known to whoever handles signatures',
  access: 'templates:manage',
  upload: { maxBytes: MAX_BYTES },
  limit: 'template',
  body: UploadForm,
  answers: { status: 200, body: z.object({ success: z.literal(true), template: LegalTemplateResource }) },
  alsoRefusedWith: [502],
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { file, roles, description = null, ...said } = request.body;
    const cause = causeOf(request, deps);
    const templateId = deps.ids.derive(cause.commandId, 'legalTemplate');
    const of = { organizationId, id: templateId, cause };
    const answer = (outcome: TemplateOutcome) => answerTemplate(organizationId, templateId, outcome);

    // A repeat answers as the first time did, also when the partner went out of use in between.
    const isRepeat = (await load(deps, legalTemplate, organizationId, templateId)) !== undefined;
    const refused = isRepeat ? undefined : await partnerProblem(deps, organizationId, said.partnerId);
    if (refused !== undefined) return refused;

    const checked = await deps.media.document(file.bytes);
    if (!checked.ok) return mediaProblem(checked);
    const { bytes: pdf, pages } = checked.value;
    const kept = await deps.files.put({ access: 'members', organizationId }, { type: 'pdf', bytes: pdf });
    const document = { fileId: kept.fileId, pages: pages.length };
    const template = { templateId, ...said, description, roles: signerRolesOf(roles), document };
    const uploadAs = (providerId: string): UploadLegalTemplate => ({
      type: 'UploadLegalTemplate',
      data: { ...template, signing: { provider: deps.eSign.provider, providerId } },
    });

    const foreseen = await foresee(deps, legalTemplate, { ...of, command: uploadAs('') });
    if (foreseen !== undefined) return answer(foreseen);
    if (await isNameTaken(deps, of, said.name)) return nameTaken;
    const providerId = await atProvider(() => deps.eSign.addTemplate({ ...template, organizationId, pdf }));
    if (typeof providerId !== 'string') return providerId;

    const reserving = { ...of, command: uploadAs(providerId) };
    const outcome = await executeReserving(deps, legalTemplate, reserving, legalTemplateName(said.name));
    if (outcome.kind !== 'taken') return answer(outcome);
    // Somebody took the name meanwhile. What cannot be taken back now does no harm there.
    await atProvider(() => deps.eSign.removeTemplate(providerId));
    return nameTaken;
  },
});

type TemplateOutcome = Outcome<LegalTemplate, LegalTemplateEvent, LegalTemplateRejection>;

const answerTemplate = (organizationId: string, id: string, outcome: TemplateOutcome): Answer | Problem =>
  answerOutcome(outcome, {
    problems: legalTemplateProblems,
    body: (template) => ({ success: true, template: resourceOf(organizationId, id, template) }),
  });

const nameTaken = problem(409, 'duplicate', 'Another template has this name.');

// Asked before the provider is, which would have to take it back. What comes in between, the reservation tells.
const isNameTaken = async (
  deps: CommandDeps,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
  name: string,
): Promise<boolean> => {
  const reserved = legalTemplateName(name);
  const holder = await holderOf(deps, organizationId, reserved);
  if (holder === undefined || holder === id) return false;
  const other = await load(deps, legalTemplate, organizationId, holder);
  return other !== undefined && reserved.holds(other.state);
};

const atProvider = async <Value>(ask: () => Promise<Value>): Promise<Value | Problem> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ESignFailed) return problem(502, 'upstream_error', error.message);
    throw error;
  }
};
