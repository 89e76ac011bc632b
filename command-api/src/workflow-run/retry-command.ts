import {
  type ExecuteDeps,
  prepareRetry,
  type RetryRefusal,
  type RetryRequest,
  type RetryRun,
  type WorkflowRun,
} from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';

/** The command that takes a run up again, or what its refusal is answered with. */
export const retryCommand = async (
  deps: Pick<ExecuteDeps, 'store'> & Pick<CommandDeps, 'clock'>,
  run: WorkflowRun,
  request: Omit<RetryRequest, 'at'>,
): Promise<RetryRun | Problem> => {
  const prepared = await prepareRetry(deps, run, { ...request, at: deps.clock.now() });
  return 'refused' in prepared ? REFUSALS[prepared.refused](request.version) : prepared;
};

const REFUSALS: Readonly<Record<RetryRefusal, (version: number | undefined) => Problem>> = {
  'workflow-deleted': () => problem(409, 'invalid_state', 'The workflow was deleted.'),
  'workflow-not-active': () => problem(409, 'invalid_state', 'The workflow is not active; activate it first.'),
  'version-not-published': (version) =>
    problem(409, 'invalid_state', `There is no published version${version === undefined ? '' : ` ${version}`}.`),
};
