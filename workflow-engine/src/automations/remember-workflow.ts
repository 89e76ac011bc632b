import { type Graph, graphOf, partsOf, type Recorded, type Workflow } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import { keyOf, type WorkflowEntry } from '../kernel/engine-rows.ts';
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
  const { organizationId, id } = partsOf(event.stream);
  const entry = await workflowAsOf(deps, organizationId, id, event.position);
  if (entry !== undefined) memory.put(organizationId, entry, event.position);
};

/**
 * Takes back to a position what the memory knows of workflows beyond it. A store may keep rows before it keeps the
 * checkpoint they belong to; after a crash in between, events would meet workflows that were switched on after them.
 */
export const rewindWorkflows = async (
  deps: Pick<EngineDeps, 'store'>,
  memory: EngineMemory,
  position: bigint,
): Promise<void> => {
  for (const { organizationId, entry } of memory.workflowsBeyond(position)) {
    const then = await workflowAsOf(deps, organizationId, entry.workflowId, position);
    if (then === undefined) memory.remove(organizationId, keyOf(entry), position);
    else memory.put(organizationId, then, position);
  }
};

const workflowAsOf = async (
  { store }: Pick<EngineDeps, 'store'>,
  organizationId: string,
  workflowId: string,
  position: bigint,
): Promise<WorkflowEntry | undefined> => {
  const state = await readWorkflow(store, organizationId, workflowId, position);
  const version = state?.publishedVersion ?? null;
  const definition = version === null ? undefined : state?.versions[version];
  const parsed = definition === undefined ? undefined : graphOf(definition);
  if (state === undefined || version === null || parsed === undefined || !('graph' in parsed)) return undefined;
  return {
    kind: 'workflow',
    workflowId,
    status: state.status === 'draft' ? 'inactive' : state.status,
    inFlight: state.inFlight ?? 'hold',
    version,
    trigger: parsed.graph.trigger,
    ...ruleOf(parsed.graph, state),
  };
};

const ruleOf = ({ enrolment }: Graph, { versions }: Workflow): Pick<WorkflowEntry, 'enrolment' | 'wasWithoutRule'> => {
  if (enrolment.reenroll === 'always') return {};
  const wasWithoutRule = Object.values(versions).some((definition) => {
    const parsed = graphOf(definition);
    return 'graph' in parsed && parsed.graph.enrolment.reenroll === 'always';
  });
  return { enrolment, wasWithoutRule };
};
