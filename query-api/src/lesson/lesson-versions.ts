import { type LessonEvent, LessonResource, lesson, type Recorded, streamOf } from '@partneros/domain';
import { z } from 'zod';
import { recordedBy } from '../http/as-of.ts';
import type { QueryDeps } from '../http/query-deps.ts';

/** One version of a lesson in an answer. */
export const LessonVersion = z.object({
  ...LessonResource.pick({ title: true, sections: true, lessonVersion: true }).shape,
  savedAt: z.string(),
  savedBy: z.object({ type: z.string(), id: z.string() }),
});
export type LessonVersion = z.output<typeof LessonVersion>;

/** Every version of a lesson, oldest first, up to `asOf` where that is given; nothing for a lesson that is not there. */
export const lessonVersionsOf = async (
  { store }: Pick<QueryDeps, 'store'>,
  organizationId: string,
  lessonId: string,
  asOf?: string,
): Promise<readonly LessonVersion[] | undefined> => {
  const stream = streamOf(lesson.category, organizationId, lessonId);
  const recorded = (await store.read(stream)) as readonly Recorded<LessonEvent>[];
  const events = asOf === undefined ? recorded : recorded.filter(recordedBy(asOf));
  if (events.length === 0) return undefined;
  return events.flatMap(({ type, data, metadata }) => {
    if (type === 'LessonRetired') return [];
    const { title, sections } = data;
    const lessonVersion = type === 'LessonEdited' ? data.lessonVersion : 1;
    return [{ title, sections, lessonVersion, savedAt: metadata.occurredAt, savedBy: metadata.actor }];
  });
};
