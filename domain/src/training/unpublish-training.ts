import type { Decision } from '../kernel/decider.ts';
import type { TrainingEvent } from './training.events.ts';
import type { Training } from './training.state.ts';

/** Takes a training out of pickers; what was assigned stays. */
export interface UnpublishTraining {
  readonly type: 'UnpublishTraining';
  readonly data: { readonly trainingId: string };
}

export const unpublishTraining = ({ data }: UnpublishTraining, training: Training): Decision<TrainingEvent, never> =>
  training.isPublished ? [{ type: 'TrainingUnpublished', data }] : [];
