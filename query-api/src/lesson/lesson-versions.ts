import { type LessonEvent, LessonResource, lesson, type Recorded, streamOf } from '@partneros/domain';
import { z } from 'zod';
import type { QueryDeps } from '../http/query-deps.ts';

/** One version of a lesson in an answer. */
export const LessonVersion = z.object({
  ...LessonResource.pick({ title: true, sections: true, lessonVersion: true }).shape,
  savedAt: z.string(),
  savedBy: z.object({ type: z.string(), id: z.string() }),
});
export type LessonVersion = z.output<typeof LessonVersion>;

/** Every version of a lesson, oldest first, with its training; nothing for a lesson that is not there. */
export const lessonVersionsOf = async (
  { store }: Pick<QueryDeps, 'store'>,
  organizationId: string,
  lessonId: string,
): Promise<{ readonly trainingId: string; readonly versions: readonly LessonVersion[] } | undefined> => {
  const events = (await store.read(
    streamOf(lesson.category, organizationId, lessonId),
  )) as readonly Recorded<LessonEvent>[];
  const [first] = events;
  if (first === undefined) return undefined;
  const versions = events.flatMap(({ type, data, metadata }) => {
    if (type === 'LessonRetired') return [];
    const { title, sections } = data;
    const lessonVersion = type === 'LessonEdited' ? data.lessonVersion : 1;
    return [{ title, sections, lessonVersion, savedAt: metadata.occurredAt, savedBy: metadata.actor }];
  });
  return { trainingId: first.data.trainingId, versions };
};
