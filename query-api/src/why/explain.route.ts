import { Id, type Recorded, streamOf, workflowRun } from '@partneros/domain';
import { checkRecorded, problem, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';
import { chainOf, eventAt, Link } from './chain-of.ts';

const Query = z
  .strictObject({
    position: z
      .string()
      .regex(/^\d{1,18}$/, 'expected a position of the log, such as 42')
      .optional()
      .describe('Of an event, as every history shows it.'),
    stream: z.string().max(300).optional().describe('Together with `revision`: an event by its place in its stream.'),
    revision: z
      .string()
      .regex(/^\d{1,18}$/, 'expected a position of the log, such as 42')
      .optional(),
    runId: Id.optional().describe('A run: why it began.'),
    stepId: Id.optional().describe('A step of that run, as a delivery names it: why a mail went out.'),
    ...readQuery,
  })
  .refine(
    ({ position, stream, revision, runId, stepId }) =>
      [position, stream, runId].filter((one) => one !== undefined).length === 1 &&
      (stream === undefined) === (revision === undefined) &&
      (stepId === undefined || runId !== undefined),
    'expected position, or stream with revision, or runId with or without stepId',
  );

export const explainRoute = queryRoute({
  method: 'GET',
  path: '/api/why',
  tag: 'Why',
  summary: 'Why something happened: the chain of causes back to who asked for it, when, and in which request',
  access: 'events:read',
  query: Query,
  answers: {
    status: 200,
    body: z.object({ because: z.array(Link).describe('Newest first; the last one is where it began.') }),
  },
  handle: async ({ caller: { organizationId }, query }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const event = await asked(deps, organizationId, query);
    if (event === undefined) return problem(404, 'not_found', 'Nothing of the kind was recorded.');
    return { body: { because: [...(await chainOf(deps.store, organizationId, event))] } };
  },
});

const asked = async (
  { store, feed }: Pick<QueryDeps, 'store' | 'feed'>,
  organizationId: string,
  { position, stream, revision, runId, stepId }: z.output<typeof Query>,
): Promise<Recorded | undefined> => {
  if (stream !== undefined && revision !== undefined) return eventAt(store, organizationId, { stream, revision });
  if (position !== undefined) {
    if (position === '0') return undefined;
    const [event] = await feed.read(BigInt(position) - 1n, 1, organizationId);
    return event?.position === BigInt(position) ? event : undefined;
  }
  if (runId === undefined) return undefined;
  const events = await store.read(streamOf(workflowRun.category, organizationId, runId));
  if (stepId === undefined) return events[0];
  // The newest intent: what went out, went out by that.
  return events.findLast(({ type, data }) => type === 'StepStarted' && 'nodeId' in data && data.nodeId === stepId);
};
