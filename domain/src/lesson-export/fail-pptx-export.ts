import type { DataOf, Decision } from '../kernel/decider.ts';
import type { LessonExportEvent } from './lesson-export.events.ts';
import type { LessonExport } from './lesson-export.state.ts';

/** Says that there will be no presentation, and why. Quiet unless one is awaited. */
export interface FailPptxExport {
  readonly type: 'FailPptxExport';
  readonly data: DataOf<LessonExportEvent, 'PptxExportFailed'>;
}

export const failPptxExport = (
  { data }: FailPptxExport,
  { status }: LessonExport,
): Decision<LessonExportEvent, never> => (status === 'queued' ? [{ type: 'PptxExportFailed', data }] : []);
