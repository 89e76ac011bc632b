import {
  applicationForm,
  applicationSlug,
  type CreateApplicationForm,
  executeReserving,
  line,
  resourceOf,
  Slug,
  slugWithId,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { applicationFormProblems, slugTaken } from './application-form.problems.ts';
import {
  ApplicationFormAnswer,
  ContentBody,
  FieldsBody,
  SectionsBody,
  withSectionIds,
} from './application-form.schemas.ts';

export const createApplicationFormRoute = commandRoute({
  method: 'POST',
  path: '/api/application-forms',
  tag: 'Applications',
  summary: 'Create an application form, as a draft',
  access: 'partners:write',
  body: z.strictObject({
    name: line(200),
    slug: Slug.optional().describe('What applicants find it by; unique among all organizations.'),
    fields: FieldsBody.default([]),
    agreementSections: SectionsBody.default([]),
    content: ContentBody.optional(),
  }),
  answers: { status: 201, body: ApplicationFormAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { name, fields, agreementSections } = request.body;
    const cause = causeOf(request, deps);
    const applicationFormId = deps.ids.derive(cause.commandId, 'applicationForm');
    const slug = request.body.slug ?? slugWithId(name, applicationFormId);
    const command: CreateApplicationForm = {
      type: 'CreateApplicationForm',
      data: {
        applicationFormId,
        name,
        slug,
        fields,
        agreementSections: withSectionIds(agreementSections, (index) =>
          deps.ids.derive(cause.commandId, 'section', String(index)),
        ),
        content: request.body.content ?? ContentBody.parse({ title: name }),
      },
    };
    const outcome = await executeReserving(
      deps,
      applicationForm,
      { organizationId, id: applicationFormId, command, cause },
      applicationSlug(slug),
    );
    if (outcome.kind === 'taken') return slugTaken;
    return answerOutcome(outcome, {
      problems: applicationFormProblems,
      status: 201,
      body: (form) => ({ applicationForm: resourceOf(organizationId, applicationFormId, form) }),
    });
  },
});
