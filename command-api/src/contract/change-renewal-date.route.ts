import { commandRoute } from '../http/command-route.ts';
import { commandContract } from './command-contract.ts';
import { ContractAnswer, ContractParams, RenewalDateBody } from './contract.schemas.ts';

export const changeRenewalDateRoute = commandRoute({
  method: 'POST',
  path: '/api/contracts/:contractId/renewal-date',
  tag: 'Contracts',
  summary: 'Move the day at which a contract comes up for renewal',
  access: 'agreements:write',
  params: ContractParams,
  body: RenewalDateBody,
  answers: { status: 200, body: ContractAnswer },
  handle: (request, deps) =>
    commandContract(request, deps, () => ({
      type: 'ChangeRenewalDate',
      data: { ...request.params, ...request.body },
    })),
});
