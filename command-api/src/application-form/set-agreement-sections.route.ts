import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import {
  ApplicationFormAnswer,
  ApplicationFormParams,
  SectionsBody,
  withSectionIds,
} from './application-form.schemas.ts';
import { commandApplicationForm } from './command-application-form.ts';

export const setAgreementSectionsRoute = commandRoute({
  method: 'PUT',
  path: '/api/application-forms/:applicationFormId/agreement-sections',
  tag: 'Applications',
  summary: 'Have applicants agree to other texts from now on',
  access: 'partners:write',
  params: ApplicationFormParams,
  body: z.strictObject({ agreementSections: SectionsBody }),
  answers: { status: 200, body: ApplicationFormAnswer },
  handle: (request, deps) =>
    commandApplicationForm(request, deps, ({ commandId }) => ({
      type: 'SetAgreementSections',
      data: {
        ...request.params,
        agreementSections: withSectionIds(request.body.agreementSections, (index) =>
          deps.ids.derive(commandId, 'section', String(index)),
        ),
      },
    })),
});
