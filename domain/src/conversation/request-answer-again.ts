import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { abortUnfinished } from './abort-unfinished.ts';
import type { ConversationEvent } from './conversation.events.ts';
import type { ConversationRejection } from './conversation.rejections.ts';
import type { Conversation } from './conversation.state.ts';

/** Asks for another answer, in the place of this one or of the latest. */
export interface RequestAnswerAgain {
  readonly type: 'RequestAnswerAgain';
  readonly data: DataOf<ConversationEvent, 'AnswerRequestedAgain'>;
}

export const requestAnswerAgain = (
  { data }: RequestAnswerAgain,
  conversation: Conversation | undefined,
): Decision<ConversationEvent, ConversationRejection> => {
  if (conversation === undefined) return reject('conversation-not-found');
  const { messages } = conversation;
  const named = messages.find(({ id, role }) => role === 'assistant' && id === data.replaces);
  const replaced = named ?? messages.findLast(({ role }) => role === 'assistant');
  if (replaced === undefined) return reject('nothing-to-answer');
  return [...abortUnfinished(conversation), { type: 'AnswerRequestedAgain', data: { ...data, replaces: replaced.id } }];
};
