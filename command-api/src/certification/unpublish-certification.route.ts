import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { CertificationAnswer, CertificationParams } from './certification.schemas.ts';
import { commandCertification } from './command-certification.ts';

export const unpublishCertificationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/certifications/:certificationId/unpublish',
  tag: 'Enablement',
  summary: 'Close a certification: who has it keeps it',
  access: 'enablement:write',
  params: CertificationParams,
  body: NoBody,
  answers: { status: 200, body: CertificationAnswer },
  handle: (request, deps) =>
    commandCertification(request, deps, { type: 'UnpublishCertification', data: request.params }),
});
