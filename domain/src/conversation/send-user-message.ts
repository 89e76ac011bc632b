import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { abortUnfinished } from './abort-unfinished.ts';
import type { ConversationEvent } from './conversation.events.ts';
import type { ConversationRejection } from './conversation.rejections.ts';
import type { Conversation } from './conversation.state.ts';

/** Asks something. A message that is there already is edited: what came after it is no longer part of the conversation. */
export interface SendUserMessage {
  readonly type: 'SendUserMessage';
  readonly data: Omit<DataOf<ConversationEvent, 'UserMessageSent'>, 'replaces'>;
}

/** Most messages a conversation may have. */
export const MAX_MESSAGES = 200;

export const sendUserMessage = (
  { data }: SendUserMessage,
  conversation: Conversation | undefined,
): Decision<ConversationEvent, ConversationRejection> => {
  const edited = conversation?.messages.findIndex(({ id }) => id === data.messageId) ?? -1;
  const before = edited < 0 ? (conversation?.messages.length ?? 0) : edited;
  if (before + 2 > MAX_MESSAGES) return reject('conversation-full');
  return [
    ...abortUnfinished(conversation),
    { type: 'UserMessageSent', data: { ...data, replaces: edited < 0 ? null : data.messageId } },
  ];
};
