import type { LessonExport, ReadModel, Resource } from '@partneros/domain';

/** The export of a lesson as it stands. */
export type LessonExportRow = Resource<LessonExport>;

/** Which presentations are there of a lesson? One row per export, under its id. */
export const lessonExportsModel: ReadModel<LessonExportRow> = {
  name: 'lesson-exports',
  version: 1,
  fields: {
    lessonId: { kind: 'exact', of: (row) => row.lessonId },
    status: { kind: 'exact', of: (row) => row.status },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
};
