import { commandRoute } from '../http/command-route.ts';
import { commandContract } from './command-contract.ts';
import { ContractAnswer, ContractParams, RenewalDateBody } from './contract.schemas.ts';

export const renewContractRoute = commandRoute({
  method: 'POST',
  path: '/api/contracts/:contractId/renew',
  tag: 'Contracts',
  summary: 'Renew a contract until a later day',
  access: 'agreements:write',
  params: ContractParams,
  body: RenewalDateBody,
  answers: { status: 200, body: ContractAnswer },
  handle: (request, deps) =>
    commandContract(request, deps, ({ occurredAt }) => ({
      type: 'RenewContract',
      data: { ...request.params, ...request.body, renewedAt: occurredAt },
    })),
});
