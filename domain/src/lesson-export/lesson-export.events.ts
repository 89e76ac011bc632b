import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = notPersonal(z.string());
const lessonExport = { exportId: Id };

/** The stored format of the export of a lesson: never edited, only lifted by upcasts. */
export const lessonExportEvents = {
  /** It begins, or begins anew: after a failure, or because the lesson says something else by now. */
  PptxExportRequested: z.strictObject({
    ...lessonExport,
    lessonId: Id,
    lessonVersion: z.int().min(1),
    cacheKey: text,
  }),
  /** `fileId` is a file of the organization; `model` is what made it. */
  PptxExportCompleted: z.strictObject({ ...lessonExport, fileId: text, costCents: z.int().min(0), model: text }),
  PptxExportFailed: z.strictObject({ ...lessonExport, message: text }),
};

export type LessonExportEvent = EventOf<typeof lessonExportEvents>;
