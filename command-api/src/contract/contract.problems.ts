import type { ContractRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused contract command is answered with. */
export const contractProblems: Record<ContractRejection, Problem> = {
  'contract-not-found': problem(404, 'not_found', 'Contract not found.'),
  'contract-already-exists': problem(409, 'duplicate', 'A contract with this id exists already.'),
  'contract-terminated': problem(409, 'invalid_state', 'The contract has ended.'),
  'renewal-date-not-later': problem(422, 'invalid_state', 'The new renewal date has to be later than the present one.'),
};
