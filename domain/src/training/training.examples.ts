import type { CreateTraining } from './create-training.ts';
import type { TrainingDetails, TrainingEvent } from './training.events.ts';

const IDENTITY = { trainingId: 'training-1' };

const details = (over: Partial<TrainingDetails>): TrainingDetails => ({
  title: 'Selling Globex',
  description: 'From first call to signature',
  tags: ['sales', 'EMEA'],
  durationMinutes: 45,
  ...over,
});

export const createTrainingCommand = ({
  isPublished = false,
  trainingId = IDENTITY.trainingId,
  ...over
}: Partial<CreateTraining['data']> = {}): CreateTraining => ({
  type: 'CreateTraining',
  data: { trainingId, isPublished, ...details(over) },
});

export const trainingCreated = (over: Partial<TrainingDetails> = {}): TrainingEvent => ({
  type: 'TrainingCreated',
  data: { ...IDENTITY, ...details(over) },
});

export const trainingUpdated = (changes: Partial<TrainingDetails>): TrainingEvent => ({
  type: 'TrainingUpdated',
  data: { ...IDENTITY, changes },
});

export const trainingPublished = (): TrainingEvent => ({ type: 'TrainingPublished', data: IDENTITY });

export const trainingUnpublished = (): TrainingEvent => ({ type: 'TrainingUnpublished', data: IDENTITY });
