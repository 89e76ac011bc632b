import type { Policy } from '../kernel/policy.ts';
import type { LessonEvent } from '../lesson/lesson.events.ts';
import type { AddLessonToTraining } from '../training/add-lesson-to-training.ts';
import { training } from '../training/training.decider.ts';
import type { Training } from '../training/training.state.ts';

type Happened = Extract<LessonEvent, { type: 'LessonCreated' }>;

/** A new lesson is the last module of its training. */
export const addLessonToTrainingOnLessonCreated: Policy<Happened, Training> = {
  name: 'add-lesson-to-training-on-lesson-created',
  on: ['LessonCreated'],
  react: ({ data: { trainingId, lessonId }, metadata: { organizationId } }) => {
    const command: AddLessonToTraining = { type: 'AddLessonToTraining', data: { trainingId, lessonId } };
    return [{ decider: training, organizationId, id: trainingId, command }];
  },
};
