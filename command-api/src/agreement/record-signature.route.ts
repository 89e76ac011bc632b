import { Instant, line } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { AgreementAnswer, AgreementParams } from './agreement.schemas.ts';
import { commandAgreement } from './command-agreement.ts';

export const recordSignatureRoute = commandRoute({
  method: 'POST',
  path: '/api/agreements/:agreementId/sign',
  tag: 'Agreements',
  summary: 'Note that somebody has signed in a role; the last required role makes the agreement fully signed',
  access: 'agreements:write',
  params: AgreementParams,
  body: z.strictObject({
    role: line(100),
    signerName: line(200).nullable().default(null),
    signedAt: Instant.optional().describe('Now, unless it is said otherwise.'),
  }),
  answers: { status: 200, body: AgreementAnswer },
  handle: (request, deps) =>
    commandAgreement(request, deps, ({ occurredAt }) => ({
      type: 'RecordSignature',
      data: { ...request.params, ...request.body, signedAt: request.body.signedAt ?? occurredAt, notedAt: occurredAt },
    })),
});
