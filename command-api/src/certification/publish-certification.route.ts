import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { CertificationAnswer, CertificationParams } from './certification.schemas.ts';
import { commandCertification } from './command-certification.ts';

export const publishCertificationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/certifications/:certificationId/publish',
  tag: 'Enablement',
  summary: 'Open a certification to contacts',
  access: 'enablement:write',
  params: CertificationParams,
  body: NoBody,
  answers: { status: 200, body: CertificationAnswer },
  handle: (request, deps) =>
    commandCertification(request, deps, { type: 'PublishCertification', data: request.params }),
});
