import { graphOf, partsOf, type Recorded } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import { readWorkflow } from './graphs.ts';

const ABOUT_WORKFLOWS: ReadonlySet<string> = new Set([
  'WorkflowDefinitionSaved',
  'WorkflowActivated',
  'WorkflowDeactivated',
  'WorkflowDeleted',
]);

/** Keeps the engine's memory of a workflow as it was right after an event, so that later events meet exactly that. */
export const rememberWorkflow = async (
  deps: Pick<EngineDeps, 'store'>,
  memory: EngineMemory,
  event: Recorded,
): Promise<void> => {
  if (!ABOUT_WORKFLOWS.has(event.type)) return;
  const { organizationId, id: workflowId } = partsOf(event.stream);
  const state = await readWorkflow(deps.store, organizationId, workflowId, event.position);
  if (state === undefined) return;
  const version = state.publishedVersion;
  const definition = version === null ? undefined : state.versions[version];
  const parsed = definition === undefined ? undefined : graphOf(definition);
  if (version === null || parsed === undefined || !('graph' in parsed)) return;
  memory.put(
    organizationId,
    {
      kind: 'workflow',
      workflowId,
      status: state.status === 'draft' ? 'inactive' : state.status,
      inFlight: state.inFlight ?? 'hold',
      version,
      trigger: parsed.graph.trigger,
    },
    event.position,
  );
};
