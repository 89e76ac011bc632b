import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { AgreementAnswer, AgreementParams } from './agreement.schemas.ts';
import { commandAgreement } from './command-agreement.ts';

export const voidAgreementRoute = commandRoute({
  method: 'POST',
  path: '/api/agreements/:agreementId/void',
  tag: 'Agreements',
  summary: 'Take an agreement back before everybody has signed',
  access: 'agreements:write',
  params: AgreementParams,
  body: z.strictObject({ reason: prose(1_000).nullable().default(null) }),
  answers: { status: 200, body: AgreementAnswer },
  handle: (request, deps) =>
    commandAgreement(request, deps, ({ occurredAt }) => ({
      type: 'VoidAgreement',
      data: { ...request.params, ...request.body, voidedAt: occurredAt },
    })),
});
