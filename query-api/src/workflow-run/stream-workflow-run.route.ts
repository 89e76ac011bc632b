import {
  type Aggregate,
  advance,
  fold,
  Id,
  isFinished,
  type JsonValue,
  type Recorded,
  streamOf,
  type WorkflowRun,
  type WorkflowRunEvent,
  WorkflowRunResource,
  workflowRun,
  workflowRunResource,
} from '@partneros/domain';
import { ANSWERED, openEventStream, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { keepAuthorised } from '../live/keep-authorised.ts';

const Told = z.object({
  type: z.string().describe('What was recorded, such as `StepSucceeded`.'),
  at: z.string(),
  step: WorkflowRunResource.shape.steps.element.nullable().describe('The step it is about, as it then is.'),
  run: WorkflowRunResource.omit({ steps: true }),
});

export const streamWorkflowRunRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-runs/:runId/stream',
  tag: 'Workflow runs',
  summary: 'A run as server-sent events, from its first step to its end; `Last-Event-ID` goes on after that event',
  access: 'workflows:read',
  params: z.strictObject({ runId: Id }),
  query: z.strictObject({}),
  answers: {
    status: 200,
    body: Told,
    description:
      'The data of each event; the last one is named `end`. Who comes back after it is answered 204, and stays away.',
  },
  handle: async ({ caller, params: { runId }, raw }, deps) => {
    const { organizationId } = caller;
    const name = streamOf(workflowRun.category, organizationId, runId);
    const waiting: Recorded<WorkflowRunEvent>[] = [];
    let take = (event: Recorded<WorkflowRunEvent>): void => void waiting.push(event);
    const leave = await deps.live.listen(name, (event) => take(event as Recorded<WorkflowRunEvent>));

    let recorded: readonly Recorded<WorkflowRunEvent>[] = [];
    try {
      recorded = (await deps.store.read(name)) as readonly Recorded<WorkflowRunEvent>[];
    } finally {
      if (recorded.length === 0) leave();
    }
    const newest = recorded.at(-1);
    const now = fold(workflowRun, recorded)?.state;
    if (newest === undefined || now === undefined) return problem(404, 'not_found', 'Run not found.');

    const seen = lastSeen(raw.req.headers['last-event-id']);
    if (isFinished(now) && seen >= newest.revision) {
      leave();
      // The one answer that keeps an `EventSource` from coming back.
      raw.res.status(204).end();
      return ANSWERED;
    }

    const stream = openEventStream(raw, deps.clock);
    stream.closed.addEventListener('abort', leave);
    if (stream.closed.aborted) leave();
    keepAuthorised(stream, caller, 'workflows:read', deps);

    let aggregate: Aggregate<WorkflowRun> | undefined;
    const tell = (event: Recorded<WorkflowRunEvent>) => {
      // It may come twice: read, and heard meanwhile.
      if (aggregate !== undefined && event.revision < BigInt(aggregate.version)) return;
      aggregate = advance(workflowRun, aggregate, event);
      if (aggregate === undefined) return;
      // A run that had ended may have been taken up again.
      const over = isFinished(aggregate.state) && event.revision >= newest.revision;
      if (event.revision > seen)
        stream.send({
          id: String(event.revision),
          event: over ? 'end' : 'step',
          data: toldOf(runId, aggregate, event),
        });
      if (over) stream.end();
    };
    recorded.forEach(tell);
    take = tell;
    waiting.forEach(tell);
    return ANSWERED;
  },
});

const lastSeen = (header: string | string[] | undefined): bigint =>
  typeof header === 'string' && /^\d{1,18}$/.test(header) ? BigInt(header) : -1n;

const toldOf = (runId: string, aggregate: Aggregate<WorkflowRun>, { type, data }: WorkflowRunEvent): JsonValue => {
  const { steps, ...run } = workflowRunResource(runId, aggregate);
  const nodeId = 'nodeId' in data ? data.nodeId : undefined;
  const step = steps.find((one) => one.nodeId === nodeId) ?? null;
  return { type, at: data.at, step, run } as unknown as JsonValue;
};
