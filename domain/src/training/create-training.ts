import { type Decision, reject } from '../kernel/decider.ts';
import type { TrainingDetails, TrainingEvent } from './training.events.ts';
import type { TrainingRejection } from './training.rejections.ts';
import type { Training } from './training.state.ts';

/** Adds a training, as a draft or published at once. */
export interface CreateTraining {
  readonly type: 'CreateTraining';
  readonly data: { readonly trainingId: string; readonly isPublished: boolean } & TrainingDetails;
}

export const createTraining = (
  { data: { trainingId, isPublished, ...details } }: CreateTraining,
  training: Training | undefined,
): Decision<TrainingEvent, TrainingRejection> => {
  if (training !== undefined) return reject('training-already-exists');
  const created: TrainingEvent = { type: 'TrainingCreated', data: { trainingId, ...details } };
  return isPublished ? [created, { type: 'TrainingPublished', data: { trainingId } }] : [created];
};
