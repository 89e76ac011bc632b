import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, WebAddress } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = notPersonal(z.string());

/** One part of a lesson. `content` and `notes` (for whoever teaches it) are Markdown. */
export const LessonSection = z.strictObject({
  heading: text,
  content: text,
  imageUrl: notPersonal(WebAddress).nullable(),
  notes: text.nullable(),
});
export type LessonSection = Readonly<z.output<typeof LessonSection>>;

/** What a lesson says. */
export const LessonContent = z.strictObject({ title: text, sections: z.array(LessonSection) });
export type LessonContent = Readonly<z.output<typeof LessonContent>>;

const lesson = { lessonId: Id, trainingId: Id };

/** The stored format of a lesson: never edited, only lifted by upcasts. */
export const lessonEvents = {
  LessonCreated: z.strictObject({ ...lesson, ...LessonContent.shape }),
  /** The whole of what it says from now on; `lessonVersion` counts from 1, which was its creation. */
  LessonEdited: z.strictObject({ ...lesson, lessonVersion: z.int().min(2), ...LessonContent.shape }),
  LessonRetired: z.strictObject(lesson),
};

export type LessonEvent = EventOf<typeof lessonEvents>;
