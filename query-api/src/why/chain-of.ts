import {
  type EventPointer,
  EventResource,
  type EventStore,
  eventResource,
  partsOf,
  type Recorded,
  type WorkflowRunEvent,
} from '@partneros/domain';
import { z } from 'zod';

/** One link of a chain of causes, in words and in full. */
export const Link = z.object({
  says: z.string(),
  event: EventResource,
  /** Of a run: which version of which workflow it belongs to. */
  run: z.object({ runId: z.string(), workflowId: z.string(), version: z.int(), startedBy: z.string() }).nullable(),
});
export type Link = z.output<typeof Link>;

// Automations are cut off at ten; each adds a command, an event and a run to the chain.
const LONGEST = 100;

/** Walks from an event back to what began it all, newest first. A chain that leads out of the organization ends there. */
export const chainOf = async (
  store: Pick<EventStore, 'read'>,
  organizationId: string,
  from: Recorded,
): Promise<readonly Link[]> => {
  const links: Link[] = [];
  let event: Recorded | undefined = from;
  while (event !== undefined && links.length < LONGEST) {
    const run = await runOf(store, event);
    links.push({
      says: sentenceOf(event),
      event: eventResource(event),
      run: run === undefined ? null : described(run),
    });
    // A step stands in its run; what the run stands in, its first event says.
    const cause: EventPointer | undefined = (run ?? event).metadata.causedBy;
    event = cause && (await eventAt(store, organizationId, cause));
  }
  return links;
};

/** The event that a pointer names, when it is this organization's. */
export const eventAt = async (
  store: Pick<EventStore, 'read'>,
  organizationId: string,
  { stream, revision }: EventPointer,
): Promise<Recorded | undefined> => {
  const [event] = await store.read(stream, { from: BigInt(revision), limit: 1 });
  return event?.metadata.organizationId === organizationId ? event : undefined;
};

type Started = Extract<WorkflowRunEvent, { readonly type: 'WorkflowRunStarted' }>;

const runOf = async (
  store: Pick<EventStore, 'read'>,
  event: Recorded,
): Promise<(Recorded & { readonly data: Started['data'] }) | undefined> => {
  if (partsOf(event.stream).category !== 'workflowRun') return undefined;
  const [first] = event.revision === 0n ? [event] : await store.read(event.stream, { limit: 1 });
  return first as (Recorded & { readonly data: Started['data'] }) | undefined;
};

const described = ({ data }: { readonly data: Started['data'] }): Link['run'] => ({
  runId: data.runId,
  workflowId: data.workflowId,
  version: data.version,
  startedBy: data.trigger.eventType,
});

const sentenceOf = ({
  type,
  stream,
  data,
  metadata: { actor, occurredAt, correlationId, causedBy },
}: Recorded): string => {
  const { category, id } = partsOf(stream);
  const node = 'nodeId' in data ? ` at step ${String(data.nodeId)}` : '';
  const what = `${type}${node} of ${category} ${id}, on ${occurredAt}`;
  switch (actor.type) {
    case 'user':
      return `${what}: user ${actor.id} asked for it, in request ${correlationId}`;
    case 'public':
      return `${what}: somebody who was not signed in asked for it, in request ${correlationId}`;
    case 'workflow':
      return `${what}: workflow ${actor.id} did it`;
    case 'policy':
      return `${what}: the rule ${actor.id} did it`;
    case 'system':
      return causedBy === undefined ? `${what}: the system did it` : `${what}: the system did it because of the next`;
  }
};
