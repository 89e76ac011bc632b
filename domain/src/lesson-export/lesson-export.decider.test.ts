import { given } from '../testing/given.ts';
import { lessonExport } from './lesson-export.decider.ts';
import type { LessonExportEvent } from './lesson-export.events.ts';

const exportId = 'export-1';
const asked = (lessonVersion = 3) => ({ exportId, lessonId: 'lesson-1', lessonVersion, cacheKey: 'key-1' });
const made = { exportId, fileId: `${'a'.repeat(43)}-pptx`, costCents: 0, model: 'partneros-deck-1' };
const wrong = { exportId, message: 'It takes too much work.' };
const request = (lessonVersion?: number) => ({ type: 'RequestPptxExport', data: asked(lessonVersion) }) as const;
const complete = { type: 'CompletePptxExport', data: made } as const;
const fail = { type: 'FailPptxExport', data: wrong } as const;
const requested = (lessonVersion?: number): LessonExportEvent => ({
  type: 'PptxExportRequested',
  data: asked(lessonVersion),
});
const completed: LessonExportEvent = { type: 'PptxExportCompleted', data: made };
const failed: LessonExportEvent = { type: 'PptxExportFailed', data: wrong };

describe('request pptx export', () => {
  it('begins one', () => {
    given(lessonExport).when(request()).then(requested());
  });

  it('changes nothing while one is made, or when one of this version is there', () => {
    given(lessonExport, requested()).when(request()).thenNothing();
    given(lessonExport, requested()).when(request(4)).thenNothing();
    given(lessonExport, requested(), completed).when(request()).thenNothing();
  });

  it('begins anew after a failure, and for another version of the lesson', () => {
    given(lessonExport, requested(), failed).when(request()).then(requested());
    given(lessonExport, requested(), completed).when(request(4)).then(requested(4));
  });
});

describe('complete and fail pptx export', () => {
  it('end one that is awaited, once', () => {
    given(lessonExport, requested()).when(complete).then(completed);
    given(lessonExport, requested()).when(fail).then(failed);
    for (const end of [completed, failed])
      for (const command of [complete, fail]) given(lessonExport, requested(), end).when(command).thenNothing();
    given(lessonExport, requested(), failed, requested()).when(complete).then(completed);
  });

  it('refuse one nobody asked for', () => {
    for (const command of [complete, fail]) given(lessonExport).when(command).thenRejected('lesson-export-not-found');
  });
});
