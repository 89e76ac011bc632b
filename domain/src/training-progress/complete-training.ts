import { type Decision, reject } from '../kernel/decider.ts';
import type { TrainingProgressEvent } from './training-progress.events.ts';
import type { TrainingProgressRejection } from './training-progress.rejections.ts';
import type { TrainingProgress } from './training-progress.state.ts';

/** A contact has completed a training that has no lessons here, or whose open lessons were taken out since. */
export interface CompleteTraining {
  readonly type: 'CompleteTraining';
  readonly data: {
    readonly trainingProgressId: string;
    readonly partnerId: string;
    readonly contactId: string;
    readonly trainingId: string;
    readonly title: string;
    /** The training's modules as they are now. */
    readonly lessonIds: readonly string[];
    readonly completedAt: string;
  };
}

export const completeTraining = (
  { data: { lessonIds, ...completed } }: CompleteTraining,
  progress: TrainingProgress | undefined,
): Decision<TrainingProgressEvent, TrainingProgressRejection> => {
  if (progress?.completedAt) return [];
  const open = lessonIds.filter((id) => !progress?.completedLessonIds.includes(id));
  return open.length === 0
    ? [{ type: 'TrainingCompleted', data: completed }]
    : reject('training-has-open-lessons', [`Open lessons: ${open.length}.`]);
};
