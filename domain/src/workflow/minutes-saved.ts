import type { NodeType } from './node-configs.ts';

/** Minutes of manual work that a step of each type saves. Our estimate; a delay or a branch is nobody's work. */
export const MINUTES_SAVED: Readonly<Record<NodeType, number>> = {
  send_email: 5,
  notify: 3,
  slack_message: 3,
  update_record: 2,
  delay: 0,
  branch: 0,
  webhook: 5,
  assign_training: 10,
  create_task: 3,
};
