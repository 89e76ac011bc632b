import { prose, WebAddress } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandMdfRequest } from './command-mdf-request.ts';
import { MdfRequestAnswer, MdfRequestParams } from './mdf-request.schemas.ts';

export const submitMdfProofRoute = commandRoute({
  method: 'POST',
  path: '/api/mdf-requests/:mdfRequestId/submit-proof',
  tag: 'MDF',
  summary: 'Show what the funds were used for',
  access: 'mdf:submit',
  keepsToOwnPartner: true,
  params: MdfRequestParams,
  body: z.strictObject({ note: prose(5_000).min(1), links: z.array(WebAddress).max(20).default([]) }),
  answers: { status: 200, body: MdfRequestAnswer },
  handle: (request, deps) =>
    commandMdfRequest(request, deps, ({ occurredAt }) => ({
      type: 'SubmitMdfProof',
      data: { ...request.params, ...request.body, proofSubmittedAt: occurredAt },
    })),
});
