import { type Decider, reject } from '../kernel/decider.ts';
import { type ChangeRenewalDate, changeRenewalDate } from './change-renewal-date.ts';
import { type ContractEvent, contractEvents } from './contract.events.ts';
import type { ContractRejection } from './contract.rejections.ts';
import { type Contract, evolveContract } from './contract.state.ts';
import { type CreateContract, createContract } from './create-contract.ts';
import { type RenewContract, renewContract } from './renew-contract.ts';
import { type TerminateContract, terminateContract } from './terminate-contract.ts';

export type ContractCommand = CreateContract | ChangeRenewalDate | RenewContract | TerminateContract;

export const contract: Decider<Contract, ContractCommand, ContractEvent, ContractRejection> = {
  category: 'contract',
  events: contractEvents,
  evolve: evolveContract,
  decide: (command, contract) => {
    if (command.type === 'CreateContract') return createContract(command, contract);
    if (contract === undefined) return reject('contract-not-found');
    switch (command.type) {
      case 'ChangeRenewalDate':
        return changeRenewalDate(command, contract);
      case 'RenewContract':
        return renewContract(command, contract);
      case 'TerminateContract':
        return terminateContract(command, contract);
    }
  },
};
