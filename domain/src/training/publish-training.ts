import type { Decision } from '../kernel/decider.ts';
import type { TrainingEvent } from './training.events.ts';
import type { Training } from './training.state.ts';

/** Offers a training in pickers. */
export interface PublishTraining {
  readonly type: 'PublishTraining';
  readonly data: { readonly trainingId: string };
}

export const publishTraining = ({ data }: PublishTraining, training: Training): Decision<TrainingEvent, never> =>
  training.isPublished ? [] : [{ type: 'TrainingPublished', data }];
