import type { Decider } from '../kernel/decider.ts';
import { type CompleteModule, completeModule } from './complete-module.ts';
import { type CompleteTraining, completeTraining } from './complete-training.ts';
import { type TrainingProgressEvent, trainingProgressEvents } from './training-progress.events.ts';
import type { TrainingProgressRejection } from './training-progress.rejections.ts';
import { evolveTrainingProgress, type TrainingProgress } from './training-progress.state.ts';

export type TrainingProgressCommand = CompleteModule | CompleteTraining;

/** One stream per contact and training. */
export const trainingProgress: Decider<
  TrainingProgress,
  TrainingProgressCommand,
  TrainingProgressEvent,
  TrainingProgressRejection
> = {
  category: 'trainingProgress',
  events: trainingProgressEvents,
  evolve: evolveTrainingProgress,
  decide: (command, progress) =>
    command.type === 'CompleteModule' ? completeModule(command, progress) : completeTraining(command, progress),
};
