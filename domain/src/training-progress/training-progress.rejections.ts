/** Why a command on a contact's progress is refused. */
export type TrainingProgressRejection = 'lesson-not-in-training' | 'training-has-open-lessons';
