import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandContract } from './command-contract.ts';
import { ContractAnswer, ContractParams } from './contract.schemas.ts';

export const terminateContractRoute = commandRoute({
  method: 'POST',
  path: '/api/contracts/:contractId/terminate',
  tag: 'Contracts',
  summary: 'End a contract: it comes up for renewal no more',
  access: 'agreements:write',
  params: ContractParams,
  body: z.strictObject({ reason: prose(1_000).nullable().default(null) }),
  answers: { status: 200, body: ContractAnswer },
  handle: (request, deps) =>
    commandContract(request, deps, ({ occurredAt }) => ({
      type: 'TerminateContract',
      data: { ...request.params, ...request.body, terminatedAt: occurredAt },
    })),
});
