import { commandRoute } from '../http/command-route.ts';
import { CertificationAnswer, CertificationBody, CertificationParams } from './certification.schemas.ts';
import { commandCertification } from './command-certification.ts';

export const updateCertificationRoute = commandRoute({
  method: 'PATCH',
  path: '/api/enablement/certifications/:certificationId',
  tag: 'Enablement',
  summary: 'Change what a certification asks for from now on',
  access: 'enablement:write',
  params: CertificationParams,
  body: CertificationBody.partial(),
  answers: { status: 200, body: CertificationAnswer },
  handle: (request, deps) =>
    commandCertification(request, deps, {
      type: 'UpdateCertification',
      data: { ...request.params, changes: request.body },
    }),
});
