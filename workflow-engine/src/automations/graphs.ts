import {
  type EventStore,
  fold,
  type Graph,
  graphOf,
  type Recorded,
  streamOf,
  type Workflow,
  type WorkflowEvent,
  workflow,
} from '@partneros/domain';
import { LRUCache } from 'lru-cache';

/** A version of a workflow, ready to run. */
export interface RunnableVersion {
  readonly name: string;
  readonly graph: Graph;
}

/** Graphs of workflow versions, read from their streams. */
export interface Graphs {
  /** Nothing when there is no such version, or it is not valid. */
  load(organizationId: string, workflowId: string, version: number): Promise<RunnableVersion | undefined>;
}

const MOST_KEPT = 500;

/** Keeps the graphs in use at hand: a version never changes once it is saved. */
export const createGraphs = (store: Pick<EventStore, 'read'>): Graphs => {
  const kept = new LRUCache<string, RunnableVersion>({ max: MOST_KEPT });
  return {
    load: async (organizationId, workflowId, version) => {
      const key = `${organizationId}/${workflowId}/${version}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const state = await readWorkflow(store, organizationId, workflowId);
      const definition = state?.versions[version];
      const parsed = definition === undefined ? undefined : graphOf(definition);
      if (state === undefined || parsed === undefined || !('graph' in parsed)) return undefined;
      const runnable = { name: state.name, graph: parsed.graph };
      kept.set(key, runnable);
      return runnable;
    },
  };
};

/** A workflow as of a position; default: now. */
export const readWorkflow = async (
  store: Pick<EventStore, 'read'>,
  organizationId: string,
  workflowId: string,
  position?: bigint,
): Promise<Workflow | undefined> => {
  const events = (await store.read(
    streamOf(workflow.category, organizationId, workflowId),
  )) as readonly Recorded<WorkflowEvent>[];
  return fold(workflow, position === undefined ? events : events.filter((event) => event.position <= position))?.state;
};
