import {
  type Definition,
  type EventStore,
  fold,
  type Recorded,
  streamOf,
  type WorkflowEvent,
  workflow,
} from '@partneros/domain';
import { z } from 'zod';
import { recordedBy } from '../http/as-of.ts';

/** One saved version of a workflow, in an answer. */
export const WorkflowVersion = z.object({
  version: z.int(),
  savedAt: z.string(),
  savedBy: z.string().describe('A user id.'),
  note: z.string().nullable().describe('Why it was saved, in the words of whoever did.'),
  restoredFrom: z.int().nullable().describe('The earlier version that this one takes up again.'),
  publishedAt: z.string().nullable().describe('When it first went live; null for one that never did.'),
});
export type WorkflowVersion = z.output<typeof WorkflowVersion>;

/** A saved version with what was saved. */
export type SavedVersion = WorkflowVersion & { readonly definition: Definition };

/** Every version of a workflow, oldest first, from its log, up to `asOf` where that is given; `undefined` when there is no workflow, or no more. */
export const versionsOf = async (
  { store }: { readonly store: EventStore },
  organizationId: string,
  workflowId: string,
  asOf?: string,
): Promise<readonly SavedVersion[] | undefined> => {
  const stream = streamOf(workflow.category, organizationId, workflowId);
  const recorded = (await store.read(stream)) as readonly Recorded<WorkflowEvent>[];
  const events = asOf === undefined ? recorded : recorded.filter(recordedBy(asOf));
  const found = fold(workflow, events);
  if (found === undefined || found.state.status === 'deleted') return undefined;

  const publishedAt = new Map<number, string>();
  for (const event of events)
    if (event.type === 'WorkflowActivated' && !publishedAt.has(event.data.version))
      publishedAt.set(event.data.version, event.metadata.occurredAt);

  return events.flatMap((event): readonly SavedVersion[] => {
    if (event.type !== 'WorkflowCreated' && event.type !== 'WorkflowDefinitionSaved') return [];
    const version = event.type === 'WorkflowCreated' ? 1 : event.data.version;
    const { occurredAt, actor } = event.metadata;
    return [
      {
        version,
        savedAt: occurredAt,
        savedBy: actor.id,
        note: event.type === 'WorkflowCreated' ? null : event.data.note,
        restoredFrom: event.type === 'WorkflowCreated' ? null : event.data.restoredFrom,
        publishedAt: publishedAt.get(version) ?? null,
        definition: event.data.definition,
      },
    ];
  });
};
