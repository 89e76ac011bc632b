import {
  addMillis,
  type ExecutiveReportEvent,
  executiveReport,
  Id,
  type JsonValue,
  type Recorded,
  SectionPayload,
  streamOf,
} from '@partneros/domain';
import { ANSWERED, openEventStream, problem, type ServerEvent } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { keepAuthorised } from '../live/keep-authorised.ts';

// The documented limit of a connection; the report itself goes on.
const LIMIT_MS = 300_000;

const Told = z.object({
  reportId: Id,
  sectionId: z.string().optional(),
  payload: SectionPayload.optional(),
  sectionGeneratedAt: z.string().optional(),
  errorMessage: z.string().optional(),
});

export const streamExecutiveReportRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/strategy/executive-summary/stream',
  tag: 'AI',
  summary: 'A report as server-sent events while it is written; `Last-Event-ID` goes on after that event',
  access: 'ai:read',
  query: z.strictObject({ reportId: Id }),
  answers: {
    status: 200,
    body: Told,
    description:
      'The data of each event: `section.completed` for every section, also for those that are finished already, then `job.completed` or `job.failed`. After five minutes the connection ends with `job.failed` and `stream-timeout`; come back, and it goes on. Who comes back after the end is answered 204, and stays away.',
  },
  handle: async ({ caller, query: { reportId }, raw }, deps) => {
    const name = streamOf(executiveReport.category, caller.organizationId, reportId);
    const waiting: Recorded<ExecutiveReportEvent>[] = [];
    let take = (event: Recorded<ExecutiveReportEvent>): void => void waiting.push(event);
    const leave = await deps.live.listen(name, (event) => take(event as Recorded<ExecutiveReportEvent>));

    let recorded: readonly Recorded<ExecutiveReportEvent>[] = [];
    try {
      recorded = (await deps.store.read(name)) as readonly Recorded<ExecutiveReportEvent>[];
    } finally {
      if (recorded.length === 0) leave();
    }
    if (recorded.length === 0) return problem(404, 'not_found', 'Report not found.');

    const end = recorded.find(({ type }) => isEnd(type));
    const seen = lastSeen(raw.req.headers['last-event-id']);
    if (end !== undefined && seen >= end.position) {
      leave();
      // The one answer that keeps an `EventSource` from coming back.
      raw.res.status(204).end();
      return ANSWERED;
    }

    const stream = openEventStream(raw, deps.clock);
    const cancelLimit = deps.clock.wakeAt(addMillis(deps.clock.now(), LIMIT_MS), () => {
      // Without an id: who comes back goes on after the last section.
      stream.send({ event: 'job.failed', data: { reportId, errorMessage: 'stream-timeout' } });
      stream.end();
    });
    const stop = () => {
      leave();
      cancelLimit();
    };
    stream.closed.addEventListener('abort', stop);
    if (stream.closed.aborted) stop();
    keepAuthorised(stream, caller, 'ai:read', deps);

    let last = seen;
    const tell = (event: Recorded<ExecutiveReportEvent>) => {
      // It may come twice: read, and heard meanwhile.
      if (event.position <= last) return;
      last = event.position;
      const told = toldOf(event);
      if (told !== undefined) stream.send({ id: String(event.position), ...told });
      if (isEnd(event.type)) stream.end();
    };
    recorded.forEach(tell);
    take = tell;
    waiting.forEach(tell);
    return ANSWERED;
  },
});

const isEnd = (type: string): boolean => type === 'ReportCompleted' || type === 'ReportFailed';

const lastSeen = (header: string | string[] | undefined): bigint =>
  typeof header === 'string' && /^\d{1,18}$/.test(header) ? BigInt(header) : -1n;

const toldOf = ({ type, data }: ExecutiveReportEvent): ServerEvent | undefined => {
  const { reportId } = data;
  switch (type) {
    case 'ReportSectionCompleted': {
      const { sectionId, payload, generatedAt } = data;
      const told = { reportId, sectionId, payload, sectionGeneratedAt: generatedAt };
      return { event: 'section.completed', data: told as unknown as JsonValue };
    }
    case 'ReportCompleted':
      return { event: 'job.completed', data: { reportId } };
    case 'ReportFailed':
      return { event: 'job.failed', data: { reportId, errorMessage: data.errorMessage } };
    default:
      return undefined;
  }
};
