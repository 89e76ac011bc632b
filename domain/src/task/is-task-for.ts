import type { Task } from './task.state.ts';

/** Whose a task is, as far as a partner's own people may see: about their partner, and given to the one who asks. */
export const isTaskFor = (
  { partnerId, assigneeId }: Pick<Task, 'partnerId' | 'assigneeId'>,
  { partnerId: own, userId }: { readonly partnerId: string | undefined; readonly userId: string },
): boolean => own === undefined || (partnerId === own && assigneeId === userId);
