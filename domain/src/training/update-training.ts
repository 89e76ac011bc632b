import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { TrainingDetails, TrainingEvent } from './training.events.ts';
import type { Training } from './training.state.ts';

/** Changes what a training says. Only what is given and differs is recorded. */
export interface UpdateTraining {
  readonly type: 'UpdateTraining';
  readonly data: { readonly trainingId: string; readonly changes: Partially<TrainingDetails> };
}

export const updateTraining = (
  { data: { trainingId, changes: wanted } }: UpdateTraining,
  training: Training,
): Decision<TrainingEvent, never> => {
  const changes = changesOf<TrainingDetails>(training, wanted);
  return Object.keys(changes).length === 0 ? [] : [{ type: 'TrainingUpdated', data: { trainingId, changes } }];
};
