import type { EffectResult, JsonObject, NodeType } from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';
import { assignTraining } from './assign-training.node.ts';
import { createTask } from './create-task.node.ts';
import { notify } from './notify.node.ts';
import type { Prepared, StepScope } from './performer.ts';
import { sendEmail } from './send-email.node.ts';
import { slackMessage } from './slack-message.node.ts';
import { updateRecord } from './update-record.node.ts';
import { webhook } from './webhook.node.ts';

/** Node types that act; delays and branches are decided by the engine itself. */
export type ActingNodeType = Exclude<NodeType, 'delay' | 'branch'>;

// Where they are all in one list, a performer's own types are forgotten: its node brings the configuration, and
// `prepare` made the input.
interface AnyPerformer {
  prepare(config: object, context: JsonObject): Prepared<JsonObject>;
  perform(input: JsonObject, step: StepScope, deps: RunDeps): Promise<EffectResult>;
}

/** Every type of action there is. */
export const performers: Readonly<Record<ActingNodeType, AnyPerformer>> = {
  assign_training: assignTraining,
  create_task: createTask,
  notify,
  send_email: sendEmail,
  slack_message: slackMessage,
  update_record: updateRecord,
  webhook: webhook,
};
