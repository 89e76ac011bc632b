/** Why a command on a task is refused. */
export type TaskRejection = 'task-not-found' | 'task-already-exists';
