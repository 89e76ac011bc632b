import { addMillis, Id, lesson, load } from '@partneros/domain';
import { ANSWERED, openEventStream, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { keepAuthorised } from '../live/keep-authorised.ts';
import { awaitedStream, type Ending, endingOf } from './fresh-export.ts';

const LOOK_EVERY_MS = 1_500;
const END_AFTER_MS = 300_000;

export const streamPptxExportRoute = queryRoute({
  method: 'GET',
  path: '/api/exports/pptx/stream',
  tag: 'Exports',
  summary: 'The end of a lesson’s export as server-sent events: `completed`, or `error` after five minutes at most',
  access: 'enablement:read',
  query: z.strictObject({
    lessonId: Id,
    cacheKey: z
      .string()
      .max(128)
      .optional()
      .describe('That of one export; absent: one of the lesson as it now is, or one that ends from here on.'),
  }),
  answers: {
    status: 200,
    body: z.object({ url: z.string(), costCents: z.int(), model: z.string() }),
    description: 'The data of `completed`; that of `error` is `{ message }`. Who comes back after it is answered 204.',
  },
  handle: async ({ caller, query: { lessonId, cacheKey }, raw }, deps) => {
    const { organizationId } = caller;
    const known = await load(deps, lesson, organizationId, lessonId);
    if (known === undefined) return problem(404, 'not_found', 'Lesson not found.');
    const opened = deps.clock.now();
    const awaited = { organizationId, lessonId, lesson: known.state, cacheKey, since: opened };

    // Listens before it looks: an end in between is heard, or seen.
    let hear = (): void => undefined;
    const leave = await deps.live.listen(awaitedStream(deps, awaited), () => hear());
    const already = await endingOf(deps, awaited).catch((error: unknown) => {
      leave();
      throw error;
    });
    if (already !== undefined && raw.req.headers['last-event-id'] === already.id) {
      leave();
      // The one answer that keeps an `EventSource` from coming back.
      raw.res.status(204).end();
      return ANSWERED;
    }

    const stream = openEventStream(raw, deps.clock);
    let cancelLook = (): void => undefined;
    let cancelEnd = (): void => undefined;
    const close = () => {
      leave();
      cancelLook();
      cancelEnd();
    };
    stream.closed.addEventListener('abort', close);
    const finish = (ending: Omit<Ending, 'id'> & { readonly id?: string }) => {
      stream.send(ending);
      stream.end();
      close();
    };
    if (already !== undefined) {
      finish(already);
      return ANSWERED;
    }
    if (stream.closed.aborted) {
      close();
      return ANSWERED;
    }
    keepAuthorised(stream, caller, 'enablement:read', deps);

    let looking = false;
    let again = false;
    const look = async (): Promise<void> => {
      again = looking;
      if (looking) return;
      looking = true;
      // What cannot be looked at now is looked at again.
      const ending = await endingOf(deps, awaited).catch(() => undefined);
      looking = false;
      if (stream.closed.aborted) return;
      if (ending !== undefined) finish(ending);
      else if (again) await look();
    };
    const lookLater = () => {
      cancelLook = deps.clock.wakeAt(addMillis(deps.clock.now(), LOOK_EVERY_MS), () => {
        void look();
        lookLater();
      });
    };
    hear = () => void look();
    lookLater();
    cancelEnd = deps.clock.wakeAt(addMillis(opened, END_AFTER_MS), () =>
      finish({ event: 'error', data: { message: 'stream-timeout' } }),
    );
    // What was heard while the stream opened.
    void look();
    return ANSWERED;
  },
});
