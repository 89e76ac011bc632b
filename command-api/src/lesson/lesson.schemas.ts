import { Id, LessonResource, line, prose, WebAddress } from '@partneros/domain';
import { z } from 'zod';

/** Path of one lesson. */
export const LessonParams = z.strictObject({ lessonId: Id });

/** What callers may say in a lesson: Markdown in `content` and `notes`. */
export const LessonBody = z.strictObject({
  title: line(200),
  sections: z
    .array(
      z.strictObject({
        heading: line(200),
        content: prose(20_000),
        imageUrl: WebAddress.nullable().default(null),
        notes: prose(10_000).nullable().default(null),
      }),
    )
    .max(100),
});

/** A lesson in an answer. */
export const LessonAnswer = z.object({ lesson: LessonResource });
