import { agreement, Instant, line, load } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { agreementProblems } from './agreement.problems.ts';
import { AgreementAnswer, AgreementParams } from './agreement.schemas.ts';
import { commandAgreement } from './command-agreement.ts';

const notTheirs = problem(403, 'forbidden', 'People of a partner sign in the partner’s roles only.');
const noOtherDay = problem(403, 'forbidden', 'People of a partner sign as of now: leave out signedAt.');

export const recordSignatureRoute = commandRoute({
  method: 'POST',
  path: '/api/agreements/:agreementId/sign',
  tag: 'Agreements',
  summary: 'Note that somebody has signed in a role; the last required role makes the agreement fully signed',
  access: 'agreements:sign',
  keepsToOwnPartner: true,
  params: AgreementParams,
  body: z.strictObject({
    role: line(100),
    signerName: line(200).nullable().default(null),
    signedAt: Instant.optional().describe('Now, unless it is said otherwise.'),
  }),
  answers: { status: 200, body: AgreementAnswer },
  handle: async (request, deps) => {
    const { caller, params, body } = request;
    if (caller.partnerId !== undefined) {
      const found = await load(deps, agreement, caller.organizationId, params.agreementId);
      if (found?.state.partnerId !== caller.partnerId) return agreementProblems['agreement-not-found'];
      const signer = found.state.signers.find(({ role }) => role === body.role);
      if (signer !== undefined && signer.signedBy !== 'partner') return notTheirs;
      if (body.signedAt !== undefined) return noOtherDay;
    }
    return commandAgreement(request, deps, ({ occurredAt }) => ({
      type: 'RecordSignature',
      data: { ...params, ...body, signedAt: body.signedAt ?? occurredAt, notedAt: occurredAt },
    }));
  },
});
