import {
  consequenceOf,
  execute,
  load,
  prepareRetry,
  type Recorded,
  type RunBatchVerb,
  type WorkflowRun,
  type WorkflowRunCommand,
  workflowRun,
} from '@partneros/domain';
import type { EngineDeps } from '../../engine-deps.ts';

/** What became of one run of a batch. */
export type RunAnswer =
  | { readonly kind: 'done' | 'unchanged'; readonly runId: string }
  | { readonly kind: 'refused'; readonly runId: string; readonly code: string };

/** Asks of one run what its batch says, in the name of who began the batch. A repeat changes nothing. */
export const askOfRun = async (
  deps: EngineDeps,
  started: Recorded,
  verb: RunBatchVerb,
  runId: string,
): Promise<RunAnswer> => {
  const { organizationId, actor } = started.metadata;
  const run = (await load(deps, workflowRun, organizationId, runId))?.state;
  const command = run && (await commandFor(deps, organizationId, verb, runId, run));
  if (command === undefined) return { kind: 'refused', runId, code: 'run-not-found' };
  if ('refused' in command) return { kind: 'refused', runId, code: command.refused };
  const outcome = await execute(deps, workflowRun, {
    organizationId,
    id: runId,
    command,
    cause: consequenceOf(started, deps.ids, { actor, reason: `${verb} ${runId}`, occurredAt: deps.clock.now() }),
  });
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'done', runId };
    case 'unchanged':
      return { kind: 'unchanged', runId };
    case 'rejected':
      return { kind: 'refused', runId, code: outcome.code };
    case 'conflict':
    case 'key-reused':
      return { kind: 'refused', runId, code: outcome.kind };
  }
};

const commandFor = async (
  deps: EngineDeps,
  organizationId: string,
  verb: RunBatchVerb,
  runId: string,
  run: WorkflowRun,
): Promise<WorkflowRunCommand | { readonly refused: string }> => {
  const { workflowId } = run;
  const at = deps.clock.now();
  if (verb === 'cancel') return { type: 'CancelRun', data: { runId, workflowId, reason: 'cancelled_by_hand', at } };
  // What lets a redrive through lets a held run go on.
  const prepared = await prepareRetry(deps, run, { organizationId, runId, at });
  return verb === 'redrive' || 'refused' in prepared
    ? prepared
    : { type: 'ResumeRun', data: { runId, workflowId, at } };
};
