/** Why a command on a training is refused. */
export type TrainingRejection = 'training-not-found' | 'training-already-exists' | 'training-has-other-lessons';
