import {
  type Aggregate,
  defaultCacheKey,
  fold,
  type JsonValue,
  type Lesson,
  type LessonExport,
  type LessonExportEvent,
  lessonExport,
  lessonExportIdOf,
  millisOf,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import { lessonExportsModel } from '@partneros/projections/models';
import type { QueryDeps } from '../http/query-deps.ts';

/** What a stream waits for. */
export interface Awaited {
  readonly organizationId: string;
  readonly lessonId: string;
  readonly lesson: Lesson;
  /** Absent: whichever export is fresh. */
  readonly cacheKey: string | undefined;
  /** What ends from here on is fresh, whatever version of the lesson it shows. */
  readonly since: string;
}

/** The last event of a stream: how the export ended. */
export interface Ending {
  readonly id: string;
  readonly event: 'completed' | 'error';
  readonly data: JsonValue;
}

type Deps = Pick<QueryDeps, 'store' | 'rows' | 'ids' | 'files'>;

/** The stream of events whose news are told at once; what other exports of the lesson come to shows a little later. */
export const awaitedStream = ({ ids }: Pick<Deps, 'ids'>, { organizationId, lessonId, lesson, cacheKey }: Awaited) => {
  const key = cacheKey ?? defaultCacheKey(ids, lessonId, lesson.lessonVersion);
  return streamOf(
    lessonExport.category,
    organizationId,
    lessonExportIdOf(ids, organizationId, { lessonId, cacheKey: key }),
  );
};

/** How the awaited export has ended; `undefined` as long as it has not. */
export const endingOf = async (deps: Deps, awaited: Awaited): Promise<Ending | undefined> => {
  const own = await endOf(deps, awaited, awaitedStream(deps, awaited));
  if (own !== undefined || awaited.cacheKey !== undefined) return own;
  const { rows } = await deps.rows.find(lessonExportsModel, awaited.organizationId, {
    where: { lessonId: awaited.lessonId, status: 'completed' },
    sort: { field: 'updatedAt', direction: 'desc' },
    limit: 10,
  });
  const fresh = rows.find(
    ({ lessonVersion, updatedAt }) =>
      lessonVersion === awaited.lesson.lessonVersion || millisOf(updatedAt) >= millisOf(awaited.since),
  );
  return fresh && endOf(deps, awaited, streamOf(lessonExport.category, awaited.organizationId, fresh.id));
};

const endOf = async (deps: Deps, awaited: Awaited, stream: string): Promise<Ending | undefined> => {
  const history = (await deps.store.read(stream)) as readonly Recorded<LessonExportEvent>[];
  const now: Aggregate<LessonExport> | undefined = fold(lessonExport, history);
  const last = history.at(-1);
  if (now === undefined || last === undefined || now.state.status === 'queued') return undefined;
  const id = String(last.position);
  const { fileId, costCents, model, message } = now.state;
  if (fileId === null) return { id, event: 'error', data: { message: `Export failed: ${message}` } };
  const { organizationId, lesson } = awaited;
  const url = `${deps.files.urlOf({ access: 'members', organizationId, fileId })}?as=${nameOf(lesson)}`;
  return { id, event: 'completed', data: { url, costCents, model } };
};

const MAX_NAME = 100;

const nameOf = ({ title }: Lesson): string => encodeURIComponent([...title].slice(0, MAX_NAME).join(''));
