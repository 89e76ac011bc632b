/** Why a command on the export of a lesson is refused. */
export type LessonExportRejection = 'lesson-export-not-found';
