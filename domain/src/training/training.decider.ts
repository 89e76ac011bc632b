import { type Decider, reject } from '../kernel/decider.ts';
import { type AddLessonToTraining, addLessonToTraining } from './add-lesson-to-training.ts';
import { type CreateTraining, createTraining } from './create-training.ts';
import { type OrderLessons, orderLessons } from './order-lessons.ts';
import { type PublishTraining, publishTraining } from './publish-training.ts';
import { type RemoveLessonFromTraining, removeLessonFromTraining } from './remove-lesson-from-training.ts';
import { type TrainingEvent, trainingEvents } from './training.events.ts';
import type { TrainingRejection } from './training.rejections.ts';
import { evolveTraining, type Training } from './training.state.ts';
import { type UnpublishTraining, unpublishTraining } from './unpublish-training.ts';
import { type UpdateTraining, updateTraining } from './update-training.ts';

export type TrainingCommand =
  | CreateTraining
  | UpdateTraining
  | PublishTraining
  | UnpublishTraining
  | AddLessonToTraining
  | RemoveLessonFromTraining
  | OrderLessons;

export const training: Decider<Training, TrainingCommand, TrainingEvent, TrainingRejection> = {
  category: 'training',
  events: trainingEvents,
  evolve: evolveTraining,
  decide: (command, training) => {
    if (command.type === 'CreateTraining') return createTraining(command, training);
    if (training === undefined) return reject('training-not-found');
    switch (command.type) {
      case 'UpdateTraining':
        return updateTraining(command, training);
      case 'PublishTraining':
        return publishTraining(command, training);
      case 'UnpublishTraining':
        return unpublishTraining(command, training);
      case 'AddLessonToTraining':
        return addLessonToTraining(command, training);
      case 'RemoveLessonFromTraining':
        return removeLessonFromTraining(command, training);
      case 'OrderLessons':
        return orderLessons(command, training);
    }
  },
};
