import type { CompleteModule } from './complete-module.ts';
import type { CompleteTraining } from './complete-training.ts';
import type { TrainingProgressEvent } from './training-progress.events.ts';

const IDENTITY = {
  trainingProgressId: 'progress-1',
  partnerId: 'partner-1',
  contactId: 'contact-1',
  trainingId: 'training-1',
  title: 'Selling Globex',
};
const COMPLETED_AT = '2026-05-16T12:00:00.000Z';

export const completeModuleCommand = (
  lessonId: string,
  over: Partial<CompleteModule['data']> = {},
): CompleteModule => ({
  type: 'CompleteModule',
  data: { ...IDENTITY, lessonId, lessonIds: ['lesson-1', 'lesson-2'], completedAt: COMPLETED_AT, ...over },
});

export const completeTrainingCommand = (over: Partial<CompleteTraining['data']> = {}): CompleteTraining => ({
  type: 'CompleteTraining',
  data: { ...IDENTITY, lessonIds: [], completedAt: COMPLETED_AT, ...over },
});

export const moduleCompleted = (lessonId: string, done: number, modules = 2): TrainingProgressEvent => ({
  type: 'TrainingModuleCompleted',
  data: { ...IDENTITY, lessonId, done, modules, completedAt: COMPLETED_AT },
});

export const trainingCompleted = (): TrainingProgressEvent => ({
  type: 'TrainingCompleted',
  data: { ...IDENTITY, completedAt: COMPLETED_AT },
});
