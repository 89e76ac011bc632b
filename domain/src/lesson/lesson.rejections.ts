/** Why a command on a lesson is refused. */
export type LessonRejection = 'lesson-not-found' | 'lesson-already-exists' | 'lesson-retired';
