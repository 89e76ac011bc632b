import type { DataOf, Decision } from '../kernel/decider.ts';
import type { LessonExportEvent } from './lesson-export.events.ts';
import type { LessonExport } from './lesson-export.state.ts';

/** Says where the presentation is. Quiet unless one is awaited. */
export interface CompletePptxExport {
  readonly type: 'CompletePptxExport';
  readonly data: DataOf<LessonExportEvent, 'PptxExportCompleted'>;
}

export const completePptxExport = (
  { data }: CompletePptxExport,
  { status }: LessonExport,
): Decision<LessonExportEvent, never> => (status === 'queued' ? [{ type: 'PptxExportCompleted', data }] : []);
