import { certification } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { certificationProblems } from './certification.problems.ts';
import { CertificationAnswer, CertificationBody } from './certification.schemas.ts';

export const createCertificationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/certifications',
  tag: 'Enablement',
  summary: 'Add a certification, as a draft',
  access: 'enablement:write',
  body: CertificationBody.extend({
    description: CertificationBody.shape.description.default(null),
    trainingIds: CertificationBody.shape.trainingIds.prefault([]),
    validDays: CertificationBody.shape.validDays.default(null),
  }),
  answers: { status: 201, body: CertificationAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const certificationId = deps.ids.derive(cause.commandId, 'certification');
    return commandResource(
      request,
      deps,
      {
        decider: certification,
        id: certificationId,
        name: 'certification',
        problems: certificationProblems,
        status: 201,
      },
      { type: 'CreateCertification', data: { certificationId, ...request.body } },
      cause,
    );
  },
});
