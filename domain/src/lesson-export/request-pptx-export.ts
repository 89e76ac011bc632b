import type { DataOf, Decision } from '../kernel/decider.ts';
import type { LessonExportEvent } from './lesson-export.events.ts';
import type { LessonExport } from './lesson-export.state.ts';

/** Asks for a lesson as a presentation. Quiet while one is being made, and when one of this version is there. */
export interface RequestPptxExport {
  readonly type: 'RequestPptxExport';
  readonly data: DataOf<LessonExportEvent, 'PptxExportRequested'>;
}

export const requestPptxExport = (
  { data }: RequestPptxExport,
  lessonExport: LessonExport | undefined,
): Decision<LessonExportEvent, never> => {
  const isThere = lessonExport?.status === 'completed' && lessonExport.lessonVersion === data.lessonVersion;
  return lessonExport?.status === 'queued' || isThere ? [] : [{ type: 'PptxExportRequested', data }];
};
