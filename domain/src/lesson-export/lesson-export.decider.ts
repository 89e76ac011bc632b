import { type Decider, reject } from '../kernel/decider.ts';
import { type CompletePptxExport, completePptxExport } from './complete-pptx-export.ts';
import { type FailPptxExport, failPptxExport } from './fail-pptx-export.ts';
import { type LessonExportEvent, lessonExportEvents } from './lesson-export.events.ts';
import type { LessonExportRejection } from './lesson-export.rejections.ts';
import { evolveLessonExport, type LessonExport } from './lesson-export.state.ts';
import { type RequestPptxExport, requestPptxExport } from './request-pptx-export.ts';

export type LessonExportCommand = RequestPptxExport | CompletePptxExport | FailPptxExport;

export const lessonExport: Decider<LessonExport, LessonExportCommand, LessonExportEvent, LessonExportRejection> = {
  category: 'lessonExport',
  events: lessonExportEvents,
  evolve: evolveLessonExport,
  decide: (command, state) => {
    if (command.type === 'RequestPptxExport') return requestPptxExport(command, state);
    if (state === undefined) return reject('lesson-export-not-found');
    switch (command.type) {
      case 'CompletePptxExport':
        return completePptxExport(command, state);
      case 'FailPptxExport':
        return failPptxExport(command, state);
    }
  },
};
