import { type DataOf, evolution } from '../kernel/decider.ts';
import type { LessonExportEvent } from './lesson-export.events.ts';

/** The statuses of an export. */
export const LESSON_EXPORT_STATUSES = ['queued', 'completed', 'failed'] as const;

/** A lesson as a presentation, under the key that asks for it, between its id and its version. */
export interface LessonExport extends Omit<DataOf<LessonExportEvent, 'PptxExportRequested'>, 'exportId'> {
  readonly status: (typeof LESSON_EXPORT_STATUSES)[number];
  /** Of the newest request. */
  readonly fileId: string | null;
  readonly costCents: number | null;
  readonly model: string | null;
  readonly message: string | null;
}

const NOTHING_YET = { fileId: null, costCents: null, model: null, message: null };

export const evolveLessonExport = evolution<LessonExport, LessonExportEvent, 'PptxExportRequested'>(
  { PptxExportRequested: ({ exportId: _id, ...requested }) => ({ ...requested, status: 'queued', ...NOTHING_YET }) },
  {
    PptxExportCompleted: (lessonExport, { exportId: _id, ...made }) => ({
      ...lessonExport,
      ...made,
      status: 'completed',
    }),
    PptxExportFailed: (lessonExport, { message }) => ({ ...lessonExport, status: 'failed', message }),
  },
);
