import { type Decision, reject } from '../kernel/decider.ts';
import type { TrainingProgressEvent } from './training-progress.events.ts';
import type { TrainingProgressRejection } from './training-progress.rejections.ts';
import type { TrainingProgress } from './training-progress.state.ts';

/** A contact has completed one lesson of a training; with the last one the training is completed. */
export interface CompleteModule {
  readonly type: 'CompleteModule';
  readonly data: {
    readonly trainingProgressId: string;
    readonly partnerId: string;
    readonly contactId: string;
    readonly trainingId: string;
    readonly title: string;
    readonly lessonId: string;
    /** The training's modules as they are now. */
    readonly lessonIds: readonly string[];
    readonly completedAt: string;
  };
}

export const completeModule = (
  { data: { lessonId, lessonIds, ...completed } }: CompleteModule,
  progress: TrainingProgress | undefined,
): Decision<TrainingProgressEvent, TrainingProgressRejection> => {
  const before = progress?.completedLessonIds ?? [];
  if (before.includes(lessonId)) return [];
  if (!lessonIds.includes(lessonId)) return reject('lesson-not-in-training');
  const done = lessonIds.filter((id) => id === lessonId || before.includes(id)).length;
  const modules = lessonIds.length;
  const module: TrainingProgressEvent = {
    type: 'TrainingModuleCompleted',
    data: { ...completed, lessonId, done, modules },
  };
  const isLast = done === modules && (progress?.completedAt ?? null) === null;
  return isLast ? [module, { type: 'TrainingCompleted', data: completed }] : [module];
};
