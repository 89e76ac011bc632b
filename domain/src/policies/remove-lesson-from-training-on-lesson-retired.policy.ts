import type { Policy } from '../kernel/policy.ts';
import type { LessonEvent } from '../lesson/lesson.events.ts';
import type { RemoveLessonFromTraining } from '../training/remove-lesson-from-training.ts';
import { training } from '../training/training.decider.ts';
import type { Training } from '../training/training.state.ts';

type Happened = Extract<LessonEvent, { type: 'LessonRetired' }>;

/** A retired lesson is no module of its training any more. */
export const removeLessonFromTrainingOnLessonRetired: Policy<Happened, Training> = {
  name: 'remove-lesson-from-training-on-lesson-retired',
  on: ['LessonRetired'],
  react: ({ data: { trainingId, lessonId }, metadata: { organizationId } }) => {
    const command: RemoveLessonFromTraining = { type: 'RemoveLessonFromTraining', data: { trainingId, lessonId } };
    return [{ decider: training, organizationId, id: trainingId, command }];
  },
};
